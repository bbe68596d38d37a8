package io.corral.domain.group.rule;

/// A condition of a rule: something of an event, an exception or a frame looks like a pattern.
///
/// @param tag name of the tag, without its prefix; empty for every other key
/// @param pattern text in which `*`, `?` and `[...]` stand for others and a backslash takes their
///     meaning from them
/// @param negated holds when the pattern does not match
public record Matcher(MatchKey key, String tag, String pattern, boolean negated) {

    /// Characters of a pattern.
    public static final int PATTERN_LENGTH_MAX = 1024;

    public Matcher {
        if (pattern.length() > PATTERN_LENGTH_MAX) {
            throw new IllegalArgumentException("a pattern may have " + PATTERN_LENGTH_MAX
                    + " characters, found " + pattern.length());
        }
    }
}
