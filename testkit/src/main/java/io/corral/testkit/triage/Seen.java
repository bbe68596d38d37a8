package io.corral.testkit.triage;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// How often, by whom, when and how an issue was seen, and what Sentry makes of it.
///
/// @param ending `unhandled`, `handled`, `crash` (ends the program) or `logged` (no exception)
record Seen(long events, long users, Instant first, Instant last, String level, String priority,
        String substatus, String ending, Shape shape) {

    private static final Set<String> LEVELS = Set.of("fatal", "error", "warning", "info", "debug");
    private static final Set<String> PRIORITIES = Set.of("high", "medium", "low");
    private static final Set<String> SUBSTATUSES =
            Set.of("new", "ongoing", "regressed", "escalating");
    private static final Set<String> ENDINGS = Set.of("unhandled", "handled", "crash", "logged");

    Seen {
        check(first.isBefore(last) || (first.equals(last) && events == 1), "first after last seen");
        check(events > 0 && users >= 0 && users <= events, "more users than events, or no event");
        check(LEVELS.contains(level), "unknown level " + level);
        check(PRIORITIES.contains(priority), "unknown priority " + priority);
        check(SUBSTATUSES.contains(substatus), "unknown substatus " + substatus);
        check(ENDINGS.contains(ending), "unknown ending " + ending);
    }

    /// Reads `2210 1340 11:13 11:59:58 error high new unhandled spike 14x since 11:13`.
    static Seen of(String text, Moments moments) {
        List<String> words = List.of(text.split(" +", 9));
        check(words.size() == 9, "expected EVENTS USERS FIRST LAST LEVEL PRIORITY SUBSTATUS"
                + " ENDING SHAPE, found " + text);
        return new Seen(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)),
                moments.at(words.get(2)), moments.at(words.get(3)), words.get(4), words.get(5),
                words.get(6), words.get(7), Shape.of(words.get(8), moments));
    }

    boolean isUnhandled() {
        return ending.equals("unhandled") || ending.equals("crash");
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
