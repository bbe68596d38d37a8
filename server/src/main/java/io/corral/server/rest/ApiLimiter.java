package io.corral.server.rest;

import io.corral.domain.access.Principal;
import io.corral.domain.project.Quota;
import io.corral.server.http.Answer;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Limits calls of one token (or of one user's browser sessions) in fixed windows. Thread-safe;
/// each window is guarded by its own lock.
public final class ApiLimiter {

    private final Quota quota;
    private final InstantSource clock;
    private final Map<Long, Window> windows = new ConcurrentHashMap<>();

    private static final class Window {
        private long start;
        private long used;
    }

    /// A limiter of this quota for each caller.
    public ApiLimiter(Quota quota, InstantSource clock) {
        this.quota = quota;
        this.clock = clock;
    }

    /// What a caller has left.
    ///
    /// @param remaining calls in this window after this one; negative when there was no room
    /// @param resetEpochSeconds begin of the next window
    record Verdict(long limit, long remaining, long resetEpochSeconds, long retryAfterSeconds) {
        boolean isAllowed() {
            return remaining >= 0;
        }

        /// The answer with the headers Sentry's API gives about its limits.
        Answer on(Answer answer) {
            Answer told = answer
                    .with("X-Sentry-Rate-Limit-Limit", Long.toString(limit))
                    .with("X-Sentry-Rate-Limit-Remaining", Long.toString(Math.max(0, remaining)))
                    .with("X-Sentry-Rate-Limit-Reset", Long.toString(resetEpochSeconds));
            return isAllowed()
                    ? told
                    : told.with("Retry-After", Long.toString(retryAfterSeconds));
        }
    }

    Verdict take(Principal principal) {
        long subject = principal.token() == null
                ? -principal.user().id().value()
                : principal.token().value();
        long now = clock.instant().getEpochSecond();
        long length = Math.max(1, quota.window().toSeconds());
        Window window = windows.computeIfAbsent(subject, _ -> new Window());
        synchronized (window) {
            long start = Math.floorDiv(now, length) * length;
            if (window.start != start) {
                window.start = start;
                window.used = 0;
            }
            if (window.used <= quota.countMax()) {
                window.used++;
            }
            return new Verdict(quota.countMax(), quota.countMax() - window.used, start + length,
                    start + length - now);
        }
    }
}
