package io.corral.sample.render;

/// Source of the characters that differ from event to event.
public interface Values {

    /// A decimal number from `min` to `max`, both included.
    String digits(long min, long max);

    /// So many lower-case hex digits.
    String hex(int length);

    /// So many lower-case letters.
    String letters(int length);
}
