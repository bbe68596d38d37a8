package io.corral.protocol.triage;

import org.jspecify.annotations.Nullable;

/// Why a part of a product context was left out.
///
/// @param field path of the part, such as `flows[2].patterns`; empty for the whole
/// @param line in the text, from 1; null when it did not come as text
/// @param reason what was expected, and what was found
public record ContextProblem(String field, @Nullable Integer line, String reason) {

    ContextProblem(String field, String reason) {
        this(field, null, reason);
    }

    /// One line for a person.
    public String text() {
        String place = line == null ? "" : "line " + line + ": ";
        return place + (field.isEmpty() ? "" : field + ": ") + reason;
    }
}
