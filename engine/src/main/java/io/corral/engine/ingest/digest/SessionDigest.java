package io.corral.engine.ingest.digest;

import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.domain.health.HealthHour;
import io.corral.domain.health.SessionUpdate;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.session.SessionMessage;
import io.corral.protocol.session.SessionReader.SessionsRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns what a session item says into what is counted. Sessions and users go by hashes from here
/// on.
final class SessionDigest {

    /// For so long updates of a session are counted (API reference 1.7).
    static final Duration UPDATES_MAX = Duration.ofDays(5);

    private static final Duration AHEAD_MAX = Duration.ofMinutes(1);
    private static final Outcome ACCEPTED = new Outcome.Accepted();

    private SessionDigest() {}

    /// Counts elements one by one: an item of many is accepted when one of them is, and then says
    /// itself what became of the others.
    static Outcome digest(SessionsRead.Read read, ItemScope scope, DigestedDraft result) {
        Instant receivedAt = scope.entry().receivedAt();
        UnaryOperator<Instant> clock = EventReader.clock(receivedAt, scope.sentAt());
        Outcome fate = read.messages().isEmpty()
                ? new Outcome.Invalid(InvalidReason.MISSING_FIELD)
                : null;
        for (SessionMessage message : read.messages()) {
            Instant started = clock.apply(message.started());
            Outcome own = fate(message, started, scope);
            if (own instanceof Outcome.Accepted) {
                result.session(update(message, started, scope));
            }
            fate = fate == null || own instanceof Outcome.Accepted ? own : fate;
        }
        if (fate instanceof Outcome.Accepted) {
            result.count(DataCategory.SESSION, ACCEPTED, 1);
        }
        return fate == null ? ACCEPTED : fate;
    }

    private static Outcome fate(SessionMessage message, Instant started, ItemScope scope) {
        Instant receivedAt = scope.entry().receivedAt();
        if (started.isBefore(receivedAt.minus(UPDATES_MAX))
                || started.isAfter(receivedAt.plus(AHEAD_MAX))) {
            return new Outcome.Invalid(InvalidReason.TIMESTAMP);
        }
        FilterReason unwanted = scope.shaping().filter().reason(message.release());
        return unwanted == null ? ACCEPTED : new Outcome.Filtered(unwanted);
    }

    private static SessionUpdate update(
            SessionMessage message, Instant started, ItemScope scope) {
        var of = new HealthHour(
                scope.entry().project(), message.release(), message.environment(), started);
        Long user = message.user() == null ? null : hash(message.user());
        SessionMessage.@Nullable Single session = message.session();
        return session == null
                ? new SessionUpdate.Counted(of, message.counts(), user)
                : new SessionUpdate.Single(of, hash(session(session.id())), session.begins(),
                        session.status(), user, session.duration(), session.anr());
    }

    /// SDKs write the same id with dashes and without.
    private static String session(String id) {
        return id.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static long hash(String text) {
        return Hashing.xxh3_64().hashCharsToLong(text);
    }
}
