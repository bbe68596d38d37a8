package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an issue has in common with others that a correction may be about too. Each is one text
/// that begins with its kind; issues that share a text are alike in that.
final class Likeness {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int WORDS_MIN = 3;
    private static final int WORDS_MAX = 16;
    private static final int TEXT_LENGTH_MAX = 200;

    private Likeness() {}

    /// In what issues are alike, the closest first.
    enum Kind {
        /// The same message but for what varies in it, such as numbers, in one project.
        MESSAGE("message ", "same message"),
        /// The same failing line, in one project.
        LINE("line ", "same line"),
        /// The same class of error at the same place, in one project.
        PLACE("place ", "same error and place"),
        /// The same class of error from the same dependency, in any project.
        DEPENDENCY("dependency ", "same dependency");

        private final String prefix;
        private final String words;

        Kind(String prefix, String words) {
            this.prefix = prefix;
            this.words = words;
        }

        String words() {
            return words;
        }

        static Optional<Kind> of(String likeness) {
            for (Kind kind : values()) {
                if (likeness.startsWith(kind.prefix)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// Everything others may have in common with an issue. Deploys are left out: what a deploy
    /// broke has nothing else in common.
    ///
    /// @param roots as [Roots] reads them
    static List<String> of(IssueFacts facts, List<String> roots) {
        List<String> keys = new ArrayList<>();
        String type = facts.type() == null ? "" : cut(facts.type());
        String message = message(facts.project(), facts.type(),
                facts.message() != null ? facts.message() : facts.title());
        if (message != null) {
            keys.add(message);
        }
        for (String root : roots) {
            if (root.startsWith(Kind.LINE.prefix)) {
                keys.add(Kind.LINE.prefix + facts.project() + " "
                        + root.substring(Kind.LINE.prefix.length()));
            } else if (root.startsWith(Kind.DEPENDENCY.prefix) && !type.isEmpty()) {
                keys.add(root + " " + type);
            }
        }
        String culprit = facts.culprit();
        if (!type.isEmpty() && culprit != null && !culprit.isBlank()) {
            keys.add(Kind.PLACE.prefix + facts.project() + " " + type + " " + cut(culprit));
        }
        return keys;
    }

    /// What issues with the same message have in common; null where the message says too little.
    static @Nullable String message(String project, @Nullable String type, String text) {
        String template = template(text);
        return template == null
                ? null
                : Kind.MESSAGE.prefix + project + " " + (type == null ? "" : cut(type)) + " "
                        + template;
    }

    /// A message with `*` for words that hold a digit or stand in quotes, which vary from event to
    /// event; null where too few words are left.
    static @Nullable String template(String text) {
        var template = new StringBuilder();
        int words = 0;
        int plain = 0;
        boolean quoted = false;
        for (String word : SPACE.split(cut(text).strip(), WORDS_MAX + 1)) {
            if (words == WORDS_MAX) {
                break;
            }
            boolean opens = opens(word);
            boolean varies = quoted || opens || hasDigit(word);
            quoted = (quoted || opens) && !closes(word);
            template.append(words++ == 0 ? "" : " ").append(varies ? "*" : word);
            plain += varies ? 0 : 1;
        }
        return plain < WORDS_MIN ? null : template.toString();
    }

    private static boolean opens(String word) {
        return !word.isEmpty() && isQuote(word.charAt(0));
    }

    private static boolean closes(String word) {
        int last = word.length() - 1;
        while (last > 0 && !Character.isLetterOrDigit(word.charAt(last))
                && !isQuote(word.charAt(last))) {
            last--;
        }
        return last > 0 && isQuote(word.charAt(last));
    }

    private static boolean isQuote(char letter) {
        return letter == '\'' || letter == '"' || letter == '`';
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private static String cut(String text) {
        return Shown.cut(text, TEXT_LENGTH_MAX);
    }
}
