package io.corral.engine.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down whoever guesses passwords: after some failures an account, or an address, waits.
/// Thread-safe; `this` guards the counts, which are bounded and forgotten with the process.
final class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ACCOUNT_FAILURES_MAX = 5;
    private static final int ADDRESS_FAILURES_MAX = 50;
    private static final int NAMES_MAX = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    /// How often something failed.
    ///
    /// @param since when the first of them was
    private record Failures(int count, Instant since) {}

    /// How long this account or address must wait; empty when it may try.
    synchronized Optional<Duration> wait(String account, String address, Instant now) {
        Duration wait = Duration.ZERO;
        wait = longer(wait, waitOf("account " + account, ACCOUNT_FAILURES_MAX, now));
        wait = longer(wait, waitOf("address " + address, ADDRESS_FAILURES_MAX, now));
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    /// Notes a wrong password.
    synchronized void failed(String account, String address, Instant now) {
        count("account " + account, now);
        count("address " + address, now);
    }

    /// Forgets the failures of an account whose owner got in.
    synchronized void succeeded(String account) {
        failures.remove("account " + account);
    }

    private Duration waitOf(String name, int failuresMax, Instant now) {
        Failures known = failures.get(name);
        if (known == null || known.count() < failuresMax) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, known.since().plus(WINDOW));
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void count(String name, Instant now) {
        Failures known = failures.remove(name);
        failures.put(name, known == null || !now.isBefore(known.since().plus(WINDOW))
                ? new Failures(1, now)
                : new Failures(known.count() + 1, known.since()));
        if (failures.size() > NAMES_MAX) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
