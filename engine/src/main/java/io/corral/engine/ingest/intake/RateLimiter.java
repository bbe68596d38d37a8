package io.corral.engine.ingest.intake;

import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.RateLimitScope;
import io.corral.domain.project.Quota;
import io.corral.protocol.RateLimitHeader.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts what keys, projects and organisations send in fixed windows. Thread-safe; each window is
/// guarded by its own lock. State is lost at a restart, which only lets a little more through.
public final class RateLimiter {

    private final Map<Subject, Window> windows = new ConcurrentHashMap<>();

    /// Categories that share one window. Sessions, client reports and items Corral does not keep
    /// are in none: they are never limited.
    enum Group {
        /// What becomes an issue, with what is attached to it.
        ERRORS,
        /// Transactions and batches of spans.
        TRACES;

        List<DataCategory> categories() {
            return switch (this) {
                case ERRORS -> List.of(DataCategory.ERROR, DataCategory.DEFAULT,
                        DataCategory.SECURITY, DataCategory.FEEDBACK, DataCategory.ATTACHMENT);
                case TRACES -> List.of(DataCategory.TRANSACTION, DataCategory.SPAN);
            };
        }
    }

    /// A limit that applies to a request.
    ///
    /// @param id of the key, project or organisation
    record Limit(RateLimitScope scope, long id, Quota quota) {}

    private record Subject(RateLimitScope scope, long id, Group group) {}

    private static final class Window {
        private Instant start = Instant.EPOCH;
        private long used;
    }

    /// Takes room for an item in all limits, or says which limit is exhausted; then none is used.
    /// An item is let in whole while there is any room, so that a batch larger than a limit passes
    /// at all: a limit is exceeded by a part of one item at most.
    ///
    /// @param quantity elements of the item, at least 1
    /// @return null when there was room
    @Nullable
    RateLimit take(List<Limit> limits, Group group, int quantity, Instant now) {
        for (int i = 0; i < limits.size(); i++) {
            RateLimit exhausted = take(limits.get(i), group, quantity, now);
            if (exhausted != null) {
                for (int j = 0; j < i; j++) {
                    giveBack(limits.get(j), group, quantity);
                }
                return exhausted;
            }
        }
        return null;
    }

    private @Nullable RateLimit take(
            Limit limit, Group group, int quantity, Instant now) {
        Duration length = limit.quota().window();
        Window window = window(limit, group);
        synchronized (window) {
            if (!now.isBefore(window.start.plus(length))) {
                window.start = startOf(now, length);
                window.used = 0;
            }
            if (window.used < limit.quota().countMax()) {
                window.used += quantity;
                return null;
            }
            long wait = Duration.between(now, window.start.plus(length)).toSeconds() + 1;
            return new RateLimit(Math.clamp(wait, 1, Integer.MAX_VALUE),
                    group.categories(), limit.scope(), limit.scope().wireName() + "_quota");
        }
    }

    private void giveBack(Limit limit, Group group, int quantity) {
        Window window = window(limit, group);
        synchronized (window) {
            window.used = Math.max(0, window.used - quantity);
        }
    }

    private Window window(Limit limit, Group group) {
        return windows.computeIfAbsent(
                new Subject(limit.scope(), limit.id(), group), _ -> new Window());
    }

    /// Windows are aligned, so that two limits of one length end together.
    private static Instant startOf(Instant now, Duration window) {
        long seconds = Math.max(1, window.toSeconds());
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }
}
