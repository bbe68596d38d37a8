package io.corral.protocol.event;

import io.corral.domain.event.EventError;
import io.corral.protocol.json.BoundedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Collects what was repaired or dropped while one event is read; a bounded number.
final class Notes {

    private final List<EventError> errors = new ArrayList<>(0);

    /// The attribute has the wrong type or form.
    void invalid(String path, @Nullable JsonNode found, String expected) {
        add("invalid_data", path, found == null ? null : found.toString(), expected);
    }

    /// The attribute is longer, or holds more, than is kept.
    void tooLong(String path, String limit) {
        add("value_too_long", path, null, limit);
    }

    /// Any other note.
    void add(String type, @Nullable String path, @Nullable String value, @Nullable String reason) {
        if (errors.size() < EventBounds.NOTES_MAX) {
            errors.add(new EventError(type, path, shortened(value), reason));
        }
    }

    /// All notes in order; the caller owns the list.
    List<EventError> errors() {
        return errors;
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null ? null : BoundedText.cut(value, EventBounds.NOTE_VALUE_LENGTH_MAX);
    }
}
