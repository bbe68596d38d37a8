package io.corral.domain.group;

import java.util.Locale;
import java.util.Set;

/// What an application wrote into an error, in so few words that data is hardly among them: the
/// word it begins with, what that is said of, and the verb. Enough to tell one `throw` of a
/// function from the next.
final class Gist {

    /// Words of a message that are looked at.
    private static final int REACH = 8;

    private static final String FATAL = "Fatal error: ";

    /// Characters of a place in a source file.
    private static final int PLACE_MAX = 120;

    /// What helpers that check something put in front of what they were told.
    private static final String[] PREFIXES = {
        "Invariant failed: ", "Invariant Violation: ", "invariant failed: ",
        "Assertion failed: ", "assertion failed: ", "requirement failed: ",
        "Precondition failed: ", "Expectation failed: ", "AssertionError: ", "Assert failed: ",
        "Exception: ", "Error: ", "Check failed: ", "Validation failed: ", "Bad state: ",
        "Invalid argument(s): "
    };

    /// Behind these the next word is a thing of the program.
    private static final Set<String> LEADS =
            Set.of("no", "not", "invalid", "missing", "unknown", "unsupported", "unexpected",
                    "cannot", "could", "failed", "unable", "duplicate", "empty", "bad", "illegal",
                    "too", "must", "only", "expected", "wrong", "error", "incorrect", "malformed");

    private static final Set<String> JOINTS = Set.of("not", "to", "be");

    private static final Set<String> VERBS =
            Set.of("is", "are", "was", "were", "has", "have", "had", "not", "cannot", "must",
                    "should", "does", "did", "failed", "missing", "unknown", "invalid", "expired",
                    "exceeds", "exceeded", "needs", "requires", "already", "without", "no", "can",
                    "could", "will", "would", "lacks", "contains", "differs", "denied", "rejected",
                    "refused", "expected", "unavailable", "unsupported", "skipped", "below",
                    "above", "too", "overlaps", "conflicts", "memory", "cpu", "disk", "quota",
                    "rate");

    /// First words of what Swift's runtime itself says when it traps.
    private static final Set<String> OF_SWIFT =
            Set.of("arithmetic", "index", "division", "double", "float", "unexpectedly", "range",
                    "not", "negative", "array", "can", "duplicate", "try", "exception",
                    "simultaneous", "insufficient", "string", "could", "attempted", "illegal",
                    "swift", "trap", "brk", "exc", "kern", "the", "cannot", "unsafelyunwrapped",
                    "dictionary", "bug", "out", "use", "unowned", "object", "failed", "init");

    private Gist() {}

    /// The gist of a template; empty when it has no words.
    ///
    /// @param things whether the word that `no` or `invalid` leads to counts; beside a type that
    ///     says what is wrong it may be data
    static String of(String template, boolean things) {
        StringBuilder gist = new StringBuilder();
        boolean lead = false;
        boolean said = false;
        int at = start(template);
        for (int words = 0; words < REACH && at < template.length(); words++) {
            int end = template.indexOf(' ', at);
            end = end < 0 ? template.length() : end;
            String word = word(template, at, end);
            boolean verb = VERBS.contains(word);
            boolean first = gist.isEmpty();
            if (!word.isEmpty() && (first || lead || verb)) {
                gist.append(first ? "" : " ").append(word);
                lead = first
                        ? things && LEADS.contains(word)
                        : lead && JOINTS.contains(word);
                said |= !first && verb && !lead;
            } else if (said) {
                break;
            }
            at = end + 1;
        }
        return gist.toString();
    }

    /// Whether the application wrote why it stopped.
    static boolean isTold(String template) {
        int from = start(template);
        int end = Shapes.endOfLetters(template, from, template.length());
        return end > from && !OF_SWIFT.contains(Shapes.lower(template, from, end));
    }

    /// Where the application's own words begin, behind what its runtime or a helper puts in front.
    private static int start(String template) {
        int fatal = template.indexOf(FATAL);
        if (fatal >= 0 && fatal < PLACE_MAX) {
            return fatal + FATAL.length();
        }
        for (String prefix : PREFIXES) {
            if (template.startsWith(prefix) && template.length() > prefix.length()) {
                return prefix.length();
            }
        }
        return 0;
    }

    /// The word between two positions in small letters; empty when something else stands there.
    private static String word(String template, int from, int to) {
        int letters = Shapes.endOfLetters(template, from, to);
        boolean word = letters > from && (letters == to
                || (letters == to - 1 && ",:.;!?".indexOf(template.charAt(letters)) >= 0));
        return word ? template.substring(from, letters).toLowerCase(Locale.ROOT) : "";
    }
}
