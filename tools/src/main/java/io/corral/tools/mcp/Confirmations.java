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

/// Changes that are planned and not confirmed yet, each under a token that is good for one use by
/// whoever got it. Bounded; guarded by its monitor.
public final class Confirmations {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int KEPT_MAX = 1_000;
    private static final int KEPT_EACH_MAX = 50;
    private static final int TOKEN_BYTES = 8;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final InstantSource clock;
    private final RandomGenerator random;

    private record Waiting(String owner, String tool, Plan plan, Instant until) {}

    /// @param random must not be guessable
    public Confirmations(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Keeps a plan. Of one owner, and of all, the oldest make room.
    ///
    /// @return the token that carries it out
    synchronized String keep(String owner, String tool, Plan plan) {
        waiting.values().removeIf(each -> clock.instant().isAfter(each.until()));
        if (waiting.values().stream().filter(each -> each.owner().equals(owner))
                .count() >= KEPT_EACH_MAX) {
            waiting.values().stream().filter(each -> each.owner().equals(owner)).findFirst()
                    .ifPresent(waiting.values()::remove);
        } else if (waiting.size() >= KEPT_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        waiting.put(token, new Waiting(owner, tool, plan, clock.instant().plus(GOOD_FOR)));
        return token;
    }

    /// Takes the plan of a token, once; empty when there is none of this owner and tool, or it is
    /// too old.
    synchronized Optional<Plan> take(String owner, String tool, String token) {
        Waiting found = waiting.get(token);
        if (found == null || !found.tool().equals(tool) || !found.owner().equals(owner)) {
            return Optional.empty();
        }
        waiting.remove(token);
        return clock.instant().isAfter(found.until())
                ? Optional.empty()
                : Optional.of(found.plan());
    }
}
