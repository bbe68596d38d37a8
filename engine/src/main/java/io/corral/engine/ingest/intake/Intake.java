package io.corral.engine.ingest.intake;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.RateLimitScope;
import io.corral.engine.ingest.intake.BodyIntake.Body;
import io.corral.engine.ingest.intake.Frame.Framed;
import io.corral.protocol.AuthSources;
import io.corral.protocol.AuthSources.Authentication;
import io.corral.protocol.Dsn;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.envelope.EnvelopeFraming.FramedItem;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.BlobStore;
import io.corral.store.QueueEntry;
import io.corral.store.QueueEntry.RefusedItem;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes requests in: who sends, may it send, is the framing whole; then durable, then 200.
/// Thread-safe; blocks until the bytes are on disk.
public final class Intake {

    private final SenderLookup senders;
    private final WorkQueue queue;
    private final BlobStore blobs;
    private final Settings settings;
    private final ByteBudget budget;
    private final BodyIntake bodies;
    private final Frame frame;
    private final Admission admission = new Admission(new RateLimiter());
    private final RefusalLog refusals;
    private final Supplier<EventId> eventIds;

    /// Bounds of intake.
    ///
    /// @param inFlightBytesMax all bodies in memory together
    /// @param queueEntriesMax a longer queue refuses with 429
    /// @param queueBytesMax likewise for the bytes waiting
    public record Settings(
            ItemLimits limits, long inFlightBytesMax, long queueEntriesMax, long queueBytesMax) {}

    /// The stores intake writes to.
    public record Stores(WorkQueue queue, BlobStore blobs) {}

    /// An intake over these parts.
    ///
    /// @param eventIds makes new ids, for events that came without one
    public Intake(
            SenderLookup senders, Stores stores, Settings settings, RefusalLog refusals,
            Supplier<EventId> eventIds) {
        this.senders = senders;
        this.queue = stores.queue();
        this.blobs = stores.blobs();
        this.settings = settings;
        this.budget = new ByteBudget(settings.inFlightBytesMax());
        this.bodies = new BodyIntake(blobs, settings.limits().envelopeBytesMax(), eventIds);
        this.frame = new Frame(settings.limits(), blobs);
        this.refusals = refusals;
        this.eventIds = eventIds;
    }

    /// Takes one request in.
    ///
    /// @throws IOException when the client goes away while it sends
    public IntakeAnswer take(Received received) throws IOException {
        Optional<BodyEncoding> encoding = BodyEncoding.ofHeader(received.contentEncoding());
        if (encoding.isEmpty()) {
            return refused(Refusal.ENCODING);
        }
        if (received.kind() != QueueEntry.Kind.ENVELOPE || hasCredentials(received)) {
            Check early = check(received, null);
            if (early.refusal() != null) {
                return refused(early.refusal());
            }
        }
        Refusal closed = closed();
        if (closed != null) {
            return refused(closed);
        }
        try (ByteBudget.Share share = budget.share()) {
            Body body = bodies.read(received.body(), received.announcedBytes(), share);
            return switch (body) {
                case Body.TooLarge() -> refused(Refusal.of(413, "request body is too large"));
                case Body.NoRoom() -> refused(Refusal.NO_ROOM);
                case Body.Inline(var bytes) ->
                    framed(received, new Stored(encoding.get(), bytes, null));
                case Body.Blob(var key) ->
                    framed(received, new Stored(encoding.get(), new byte[0], key));
            };
        } catch (StoreException e) {
            return switch (e.category()) {
                case DISK_FULL, UNAVAILABLE, BUSY -> refused(Refusal.DISK);
                case CLOSED -> refused(Refusal.STOPPING);
                case TOO_EXPENSIVE, CORRUPT -> throw e;
            };
        }
    }

    /// A body as it will stand in the queue.
    record Stored(BodyEncoding encoding, byte[] bytes, @Nullable String blob) {}

    private IntakeAnswer framed(Received received, Stored body) throws IOException {
        IntakeAnswer answer = switch (frame.of(received.kind(), body)) {
            case Framed.Broken(var refusal, var dsn, var items) ->
                broken(received, refusal, dsn, items);
            case Framed.Whole whole -> admitted(received, body, whole);
        };
        boolean kept = switch (answer) {
            case IntakeAnswer.Taken _ -> true;
            case IntakeAnswer.Limited(_, _) -> true;
            case IntakeAnswer.Refused _ -> false;
        };
        if (!kept && body.blob() != null) {
            blobs.delete(body.blob());
        }
        return answer;
    }

    private IntakeAnswer broken(
            Received received, Refusal refusal, @Nullable Dsn dsn, List<FramedItem> items) {
        Check check = check(received, dsn);
        if (check.sender() != null) {
            var project = check.sender().project().id();
            var reason = refusal.status() == 413
                    ? InvalidReason.TOO_LARGE
                    : InvalidReason.MALFORMED_ENVELOPE;
            var outcome = new Outcome.Invalid(reason);
            if (items.isEmpty()) {
                refusals.count(project, DataCategory.DEFAULT, outcome, 1);
            }
            for (FramedItem item : items) {
                refusals.count(
                        project, item.kind().category(), outcome, item.header().quantity());
            }
        }
        return refused(refusal);
    }

    private IntakeAnswer admitted(Received received, Stored body, Framed.Whole whole) {
        Check check = check(received, whole.dsn());
        Sender sender = check.sender();
        if (sender == null) {
            return refused(check.refusal() == null ? Refusal.UNKNOWN_KEY : check.refusal());
        }
        Admission.Verdict verdict =
                admission.admit(sender, whole.items(), received.receivedAt());
        EventId id = whole.eventId();
        if (id == null && whole.needsEventId()) {
            id = eventIds.get();
        }
        int refusedCount = verdict.refused().size();
        if (refusedCount > 0 && refusedCount == whole.items().size()) {
            countRefused(sender, whole.items(), verdict.refused());
            if (body.blob() != null) {
                blobs.delete(body.blob());
            }
            return new IntakeAnswer.Limited(id, verdict.limits());
        }
        if (!whole.items().isEmpty()) {
            queue.append(entry(received, body, sender, id, verdict.refused()));
        }
        return verdict.limits().isEmpty()
                ? new IntakeAnswer.Taken(id)
                : new IntakeAnswer.Limited(id, verdict.limits());
    }

    private void countRefused(
            Sender sender, List<FramedItem> items, List<RefusedItem> refused) {
        for (RefusedItem item : refused) {
            FramedItem framed = items.get(item.position());
            refusals.count(sender.project().id(), framed.kind().category(),
                    new Outcome.RateLimited(scopeOf(item)), framed.header().quantity());
        }
    }

    private static RateLimitScope scopeOf(RefusedItem item) {
        for (RateLimitScope scope : RateLimitScope.values()) {
            if (scope.wireName().equals(item.reason())) {
                return scope;
            }
        }
        throw new IllegalStateException("no rate limit scope is called " + item.reason());
    }

    private static QueueEntry entry(
            Received received, Stored body, Sender sender, @Nullable EventId id,
            List<RefusedItem> refused) {
        return new QueueEntry(
                sender.project().id(), sender.key().id(), received.kind(),
                QueueEntry.Encoding.valueOf(body.encoding().name()), body.bytes(), body.blob(),
                id == null ? null : id.toString(), received.receivedAt(),
                received.clientAddress(), received.userAgent(),
                received.kind() == QueueEntry.Kind.ENVELOPE
                        ? null
                        : received.credentials().query(),
                refused);
    }

    /// Who sends, or why not.
    private record Check(@Nullable Sender sender, @Nullable Refusal refusal) {}

    private Check check(Received received, @Nullable Dsn dsn) {
        Received.Credentials named = received.credentials();
        var sources = new AuthSources(named.xSentryAuth(), named.authorization(), named.query(),
                named.pathKey(), dsn, received.project());
        return switch (sources.read()) {
            case Authentication.Refused(var problem) ->
                new Check(null, Refusal.of(problem.status(), problem.sentence()));
            case Authentication.Found(var header, var project) -> {
                Sender sender = senders.sender(header.publicKey()).orElse(null);
                if (sender == null || !isOwner(sender, project)) {
                    yield new Check(null, Refusal.UNKNOWN_KEY);
                }
                boolean allowed =
                        sender.project().settings().origins().allows(received.origin());
                yield allowed ? new Check(sender, null) : new Check(null, Refusal.ORIGIN);
            }
        };
    }

    private static boolean isOwner(Sender sender, @Nullable ProjectId project) {
        return sender.key().active()
                && (project == null || project.equals(sender.project().id()));
    }

    private @Nullable Refusal closed() {
        if (!queue.isWritable()) {
            return Refusal.DISK;
        }
        WorkQueue.Depth depth = queue.depth();
        boolean full = depth.entries() >= settings.queueEntriesMax()
                || depth.bytes() >= settings.queueBytesMax();
        return full ? Refusal.QUEUE_FULL : null;
    }

    private static boolean hasCredentials(Received received) {
        Received.Credentials named = received.credentials();
        return named.xSentryAuth() != null || named.authorization() != null
                || named.pathKey() != null
                || (named.query() != null && named.query().contains("sentry_key="));
    }

    private static IntakeAnswer refused(Refusal refusal) {
        return new IntakeAnswer.Refused(refusal);
    }
}
