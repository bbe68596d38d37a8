package io.corral.protocol.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ages as pages and people write them: `30sec`, `2yr`, `3mo old`, `a day ago`, `ongoing 2 years`.
final class Ages {

    private static final int LENGTH_MAX = 40;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<Duration, Set<String>> UNITS = Map.of(
            Duration.ofSeconds(1), Set.of("s", "sec", "secs", "second", "seconds", "sekunden"),
            Duration.ofMinutes(1), Set.of("m", "min", "mins", "minute", "minutes", "minuten"),
            Duration.ofHours(1), Set.of("h", "hr", "hrs", "hour", "hours", "stunde", "stunden"),
            DAY, Set.of("d", "day", "days", "tag", "tage", "tagen"),
            DAY.multipliedBy(7), Set.of("w", "wk", "wks", "week", "weeks", "woche", "wochen"),
            DAY.multipliedBy(30), Set.of("mo", "mos", "mth", "month", "months", "monat",
                    "monate", "monaten"),
            DAY.multipliedBy(365), Set.of("y", "yr", "yrs", "year", "years", "jahr", "jahre",
                    "jahren"));
    private static final Set<String> FILLERS = Set.of("about", "almost", "over", "~", "around",
            "approximately", "vor", "seit");

    private Ages() {}

    /// What an age is of.
    enum Of {
        FIRST_SEEN,
        LAST_SEEN,
        /// It does not say.
        EITHER
    }

    /// An age.
    ///
    /// @param qualified whether words beside the number make sure that it is one
    record Age(Duration length, Of of, boolean qualified) {}

    /// The age that a text is, whole; null when it is none.
    static @Nullable Age read(String text) {
        if (text.length() > LENGTH_MAX) {
            return null;
        }
        List<String> words = words(text);
        Of of = Of.EITHER;
        boolean qualified = false;
        Of leading = leading(words);
        if (leading != null) {
            of = leading;
            qualified = true;
        }
        words.removeIf(FILLERS::contains);
        if (!words.isEmpty() && Set.of("ago", "old", "long").contains(words.getLast())) {
            of = words.removeLast().equals("ago") && of == Of.EITHER
                    ? Of.LAST_SEEN
                    : of == Of.EITHER ? Of.FIRST_SEEN : of;
            qualified = true;
        }
        if (text.strip().equalsIgnoreCase("just now")) {
            return new Age(Duration.ZERO, Of.LAST_SEEN, true);
        }
        Duration length = length(words);
        return length == null ? null : new Age(length, of, qualified);
    }

    private static @Nullable Of leading(List<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        String head = words.size() > 1 && words.get(1).equals("seen")
                ? words.removeFirst() + " " + words.removeFirst()
                : words.getFirst();
        Of of = switch (head) {
            case "last seen", "seen" -> Of.LAST_SEEN;
            case "first seen", "since", "age", "ongoing", "for", "open" -> Of.FIRST_SEEN;
            default -> null;
        };
        if (of != null && !words.isEmpty() && words.getFirst().equals(head)) {
            words.removeFirst();
        }
        return of;
    }

    // Words, with digits apart from letters.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? text.charAt(i) : ' ';
            boolean changes = word.length() > 0 && Character.isLetter(letter)
                    && Character.isDigit(word.charAt(word.length() - 1));
            if (letter == ' ' || letter == ':' || changes) {
                if (word.length() > 0) {
                    words.add(word.toString().toLowerCase(Locale.ROOT));
                }
                word.setLength(0);
            }
            if (letter != ' ' && letter != ':') {
                word.append(letter);
            }
        }
        return words;
    }

    private static @Nullable Duration length(List<String> words) {
        if (words.size() != 2) {
            return null;
        }
        Long count = Set.of("a", "an", "one", "ein", "eine", "einem", "einer")
                .contains(words.getFirst())
                        ? Long.valueOf(1)
                        : Quantities.read(first(words.getFirst()));
        Duration unit = UNITS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(words.getLast()))
                .map(Map.Entry::getKey).findFirst().orElse(null);
        return count == null || unit == null || count > 100_000 ? null : unit.multipliedBy(count);
    }

    // "1/2 years" stands for one to two.
    private static String first(String number) {
        int slash = number.indexOf('/');
        return slash < 0 ? number : number.substring(0, slash);
    }
}
