package io.corral.tools.mcp;

import io.corral.tools.tool.Work.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Changes that are planned and not confirmed yet, each under a token that is good for one use.
/// Bounded; guarded by its monitor.
final class Confirmations {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int KEPT_MAX = 100;
    private static final int TOKEN_BYTES = 8;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final InstantSource clock;
    private final RandomGenerator random;

    private record Waiting(String tool, Plan plan, Instant until) {}

    /// @param random must not be guessable
    Confirmations(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Keeps a plan.
    ///
    /// @return the token that carries it out
    synchronized String keep(String tool, Plan plan) {
        while (waiting.size() >= KEPT_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        waiting.put(token, new Waiting(tool, plan, clock.instant().plus(GOOD_FOR)));
        return token;
    }

    /// Takes the plan of a token, once; empty when there is none for this tool, or it is too old.
    synchronized Optional<Plan> take(String tool, String token) {
        Waiting found = waiting.get(token);
        if (found == null || !found.tool().equals(tool)) {
            return Optional.empty();
        }
        waiting.remove(token);
        return clock.instant().isAfter(found.until())
                ? Optional.empty()
                : Optional.of(found.plan());
    }
}
