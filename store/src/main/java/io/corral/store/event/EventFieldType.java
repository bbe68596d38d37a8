package io.corral.store.event;

/// What values a field has. Every value is one of the classes named, or null.
public enum EventFieldType {
    /// `String`.
    TEXT,
    /// `List<String>`; a condition holds when any element meets it.
    TEXTS,
    /// `Boolean`.
    FLAG,
    /// `List<Boolean>`; a condition holds when any element meets it.
    FLAGS,
    /// `Long`.
    WHOLE,
    /// `Double`.
    NUMBER,
    /// `Double`, milliseconds.
    DURATION,
    /// `Instant`.
    TIME,
    /// `String` of 32 lower-case hex digits.
    HEX_32,
    /// `String` of 16 lower-case hex digits.
    HEX_16;

    /// Whether a value is a list.
    public boolean isList() {
        return this == TEXTS || this == FLAGS;
    }

    /// Whether values can be added up.
    public boolean isNumeric() {
        return this == WHOLE || this == NUMBER || this == DURATION;
    }
}
