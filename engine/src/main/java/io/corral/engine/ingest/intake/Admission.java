package io.corral.engine.ingest.intake;

import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.RateLimitScope;
import io.corral.domain.project.Quota;
import io.corral.engine.ingest.intake.RateLimiter.Group;
import io.corral.engine.ingest.intake.RateLimiter.Limit;
import io.corral.protocol.RateLimitHeader.RateLimit;
import io.corral.protocol.envelope.EnvelopeFraming.FramedItem;
import io.corral.protocol.envelope.ItemKind;
import io.corral.store.QueueEntry.RefusedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which items of one request limits let in. Attachments share the fate of the event they came
/// with.
final class Admission {

    private final RateLimiter limiter;

    Admission(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /// What the limits say.
    ///
    /// @param limits exhausted ones, each once
    record Verdict(List<RefusedItem> refused, List<RateLimit> limits) {}

    /// Takes room for each item.
    Verdict admit(Sender sender, List<FramedItem> items, Instant now) {
        List<Limit> limits = limitsOf(sender);
        List<RefusedItem> refused = new ArrayList<>(0);
        List<RateLimit> exhausted = new ArrayList<>(0);
        if (limits.isEmpty()) {
            return new Verdict(refused, exhausted);
        }
        boolean eventRefused = false;
        for (int position = 0; position < items.size(); position++) {
            ItemKind kind = items.get(position).kind();
            Group group = groupOf(kind);
            if (group == null) {
                continue;
            }
            int quantity = items.get(position).header().quantity();
            RateLimit limit = limiter.take(limits, group, quantity, now);
            if (limit != null) {
                refused.add(refusal(position, limit));
                addOnce(exhausted, limit);
                eventRefused |= kind == ItemKind.EVENT;
            }
        }
        return eventRefused
                ? withAttachments(items, refused, exhausted)
                : new Verdict(refused, exhausted);
    }

    private static Verdict withAttachments(
            List<FramedItem> items, List<RefusedItem> refused, List<RateLimit> exhausted) {
        List<RefusedItem> all = new ArrayList<>(refused);
        for (int position = 0; position < items.size(); position++) {
            if (items.get(position).kind() == ItemKind.ATTACHMENT) {
                all.add(refusal(position, exhausted.getFirst()));
            }
        }
        return new Verdict(all, exhausted);
    }

    private static RefusedItem refusal(int position, RateLimit limit) {
        var outcome = new Outcome.RateLimited(limit.scope());
        return new RefusedItem(position, outcome.wireName(), outcome.reasonName());
    }

    private static void addOnce(List<RateLimit> limits, RateLimit limit) {
        boolean known = limits.stream().anyMatch(other -> other.scope() == limit.scope()
                && other.categories().equals(limit.categories()));
        if (!known) {
            limits.add(limit);
        }
    }

    private static @Nullable Group groupOf(ItemKind kind) {
        return switch (kind) {
            case EVENT, SECURITY, FEEDBACK, USER_REPORT -> Group.ERRORS;
            case TRANSACTION, SPAN -> Group.TRACES;
            case ATTACHMENT, CLIENT_REPORT, SESSION, SESSIONS, CHECK_IN, LOG, TRACE_METRIC, PROFILE,
                    PROFILE_CHUNK, REPLAY_EVENT, REPLAY_RECORDING, REPLAY_VIDEO, STATSD,
                    METRIC_BUCKETS, UNKNOWN ->
                null;
        };
    }

    private static List<Limit> limitsOf(Sender sender) {
        List<Limit> limits = new ArrayList<>(3);
        add(limits, RateLimitScope.KEY, sender.key().id().value(), sender.key().quota());
        add(limits, RateLimitScope.PROJECT, sender.project().id().value(),
                sender.projectQuota());
        add(limits, RateLimitScope.ORGANIZATION, sender.project().organization().value(),
                sender.organizationQuota());
        return limits;
    }

    private static void add(
            List<Limit> limits, RateLimitScope scope, long id, @Nullable Quota quota) {
        if (quota != null) {
            limits.add(new Limit(scope, id, quota));
        }
    }
}
