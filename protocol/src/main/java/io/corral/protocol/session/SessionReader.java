package io.corral.protocol.session;

import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.SessionUpdate.Anr;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventBounds;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `session` and `sessions` items (API reference 1.7 and 6). Never throws for what the bytes
/// hold.
public final class SessionReader {

    private static final int IDENTITY_LENGTH_MAX = 200;
    private static final int AGGREGATES_MAX = 1_000;
    private static final long COUNT_MAX = 10_000_000;
    private static final double DURATION_SECONDS_MAX = 31_622_400;

    /// Words of the counters of `sessions` by what they count; `exited` went well.
    private static final Map<String, SessionStatus> COUNTERS = Map.of(
            "exited", SessionStatus.HEALTHY,
            "errored", SessionStatus.ERRORED,
            "unhandled", SessionStatus.UNHANDLED,
            "abnormal", SessionStatus.ABNORMAL,
            "crashed", SessionStatus.CRASHED);

    private SessionReader() {}

    /// What an item held.
    public sealed interface SessionsRead {
        /// Sessions.
        ///
        /// @param rejected elements that say nothing
        record Read(List<SessionMessage> messages, int rejected) implements SessionsRead {
            public Read {
                messages = List.copyOf(messages);
            }
        }

        /// Nothing of use.
        record Rejected(InvalidReason reason) implements SessionsRead {}
    }

    /// Reads an item about one session. Without a release it is of no use.
    public static SessionsRead single(Slice payload) {
        ObjectNode json = Json.readObject(payload.array(), payload.from(), payload.length());
        if (json == null) {
            return new SessionsRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        Instant started = JsonNodes.instant(JsonNodes.present(json, "started"));
        String id = JsonNodes.text(json, "sid");
        String release = release(json);
        if (started == null || id == null || id.isBlank() || release == null) {
            return new SessionsRead.Rejected(InvalidReason.MISSING_FIELD);
        }
        SessionStatus status = status(json);
        var session = new SessionMessage.Single(
                BoundedText.cut(id.strip(), IDENTITY_LENGTH_MAX),
                Boolean.TRUE.equals(JsonNodes.bool(JsonNodes.present(json, "init"))),
                status, status == SessionStatus.HEALTHY ? duration(json) : null, anr(json));
        return new SessionsRead.Read(List.of(new SessionMessage(
                session, Map.of(), started, user(json), release, environment(json))), 0);
    }

    /// A session with errors is not healthy, whatever word stands there.
    private static SessionStatus status(ObjectNode json) {
        String word = JsonNodes.text(json, "status");
        SessionStatus told = switch (word) {
            case "crashed" -> SessionStatus.CRASHED;
            case "abnormal" -> SessionStatus.ABNORMAL;
            case "unhandled" -> SessionStatus.UNHANDLED;
            case "errored" -> SessionStatus.ERRORED;
            case null, default -> SessionStatus.HEALTHY;
        };
        Double errors = JsonNodes.number(JsonNodes.present(json, "errors"));
        boolean erred = errors != null && errors >= 1;
        return erred ? told.or(SessionStatus.ERRORED) : told;
    }

    private static @Nullable Duration duration(ObjectNode json) {
        Double seconds = JsonNodes.number(JsonNodes.present(json, "duration"));
        boolean ended = "exited".equals(JsonNodes.text(json, "status"));
        return !ended || seconds == null || seconds < 0 || seconds > DURATION_SECONDS_MAX
                ? null
                : Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private static Anr anr(ObjectNode json) {
        return switch (JsonNodes.text(json, "abnormal_mechanism")) {
            case "anr_foreground" -> Anr.FOREGROUND;
            case "anr_background" -> Anr.BACKGROUND;
            case null, default -> Anr.NONE;
        };
    }

    /// Reads an item with sessions the client counted.
    public static SessionsRead aggregated(Slice payload) {
        ObjectNode json = Json.readObject(payload.array(), payload.from(), payload.length());
        if (json == null) {
            return new SessionsRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        String release = release(json);
        JsonNode aggregates = json.path("aggregates");
        if (release == null || !aggregates.isArray()) {
            return new SessionsRead.Rejected(InvalidReason.MISSING_FIELD);
        }
        List<SessionMessage> messages = new ArrayList<>();
        int rejected = 0;
        for (int i = 0; i < aggregates.size(); i++) {
            JsonNode each = aggregates.path(i);
            Instant started = JsonNodes.instant(JsonNodes.present(each, "started"));
            Map<SessionStatus, Long> counts = counts(each);
            if (started == null || counts.isEmpty() || i >= AGGREGATES_MAX) {
                rejected++;
            } else {
                messages.add(new SessionMessage(
                        null, counts, started, user(each), release, environment(json)));
            }
        }
        return new SessionsRead.Read(messages, rejected);
    }

    private static Map<SessionStatus, Long> counts(JsonNode aggregate) {
        Map<SessionStatus, Long> counts = new EnumMap<>(SessionStatus.class);
        COUNTERS.forEach((word, status) -> {
            Double count = JsonNodes.number(JsonNodes.present(aggregate, word));
            if (count != null && count >= 1 && count <= COUNT_MAX) {
                counts.put(status, count.longValue());
            }
        });
        return counts;
    }

    private static @Nullable String user(JsonNode json) {
        String user = JsonNodes.text(json, "did");
        return user == null || user.isBlank()
                ? null
                : BoundedText.cut(user.strip(), IDENTITY_LENGTH_MAX);
    }

    private static @Nullable String release(ObjectNode json) {
        String release = JsonNodes.text(json.path("attrs"), "release");
        return release == null || release.isBlank()
                ? null
                : BoundedText.cut(release.strip(), EventBounds.RELEASE_LENGTH_MAX);
    }

    private static String environment(ObjectNode json) {
        String environment = JsonNodes.text(json.path("attrs"), "environment");
        return BoundedText.cut(
                Objects.requireNonNullElse(environment, "").strip(), EventBounds.WORD_LENGTH_MAX);
    }
}
