package io.corral.engine.search;

import io.corral.store.event.EventFieldType;
import java.util.Locale;

/// What kind of values a column of an answer has; words of Sentry's `meta.fields`.
public enum ValueType {
    STRING,
    INTEGER,
    NUMBER,
    DURATION,
    PERCENTAGE,
    DATE,
    BOOLEAN,
    ARRAY,
    SIZE,
    RATE;

    /// The word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ValueType of(EventFieldType type) {
        return switch (type) {
            case TEXT, HEX_32, HEX_16 -> STRING;
            case TEXTS, FLAGS -> ARRAY;
            case FLAG -> BOOLEAN;
            case WHOLE -> INTEGER;
            case NUMBER -> NUMBER;
            case DURATION -> DURATION;
            case TIME -> DATE;
        };
    }
}
