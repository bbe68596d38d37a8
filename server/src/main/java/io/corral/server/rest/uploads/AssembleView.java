package io.corral.server.rest.uploads;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.engine.artifact.AssembleAnswer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far an upload is, on the wire.
///
/// @param missingChunks always a list, because clients insist on it
/// @param dif the debug file, once it is there
record AssembleView(
        String state,
        List<String> missingChunks,
        @Nullable String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DebugFileView dif) {

    static AssembleView of(AssembleAnswer answer, @Nullable DebugFileView dif) {
        return new AssembleView(answer.state().name().toLowerCase(Locale.ROOT),
                answer.missingChunks(), answer.detail(), dif);
    }
}
