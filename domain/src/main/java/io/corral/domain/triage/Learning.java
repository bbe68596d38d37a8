package io.corral.domain.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something people or agents found out while they worked on issues, kept for the next one.
///
/// @param text of 1 to [#TEXT_LENGTH_MAX] characters
/// @param issue short id of the issue it is about; null for none
/// @param topic words that stand in what it is about, such as the type of an exception, a function
///     or a host; null for none
public record Learning(
        LearningKind kind, String text, @Nullable String issue, @Nullable String topic) {

    public static final int TEXT_LENGTH_MAX = 2_000;
    public static final int TOPIC_LENGTH_MAX = 100;
    /// Shorter topics would stand in everything.
    public static final int TOPIC_LENGTH_MIN = 3;

    /// What kind of thing was found out.
    public enum LearningKind {
        /// How something shows, and what it is then.
        PATTERN,
        /// What is known about one issue.
        ISSUE,
        /// What was decided, and why.
        DECISION;

        /// Its name outside.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// All names outside.
        public static List<String> wireNames() {
            return Arrays.stream(values()).map(LearningKind::wireName).toList();
        }

        /// The kind of a name.
        public static Optional<LearningKind> ofWireName(String name) {
            return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name))
                    .findFirst();
        }
    }

    /// Whether it helps with something.
    ///
    /// @param something short id of an issue, or a text in which its topic may stand
    public boolean isAbout(String something) {
        return something.equalsIgnoreCase(issue) || (topic != null
                && something.toLowerCase(Locale.ROOT).contains(topic.toLowerCase(Locale.ROOT)));
    }
}
