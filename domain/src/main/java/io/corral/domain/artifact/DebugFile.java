package io.corral.domain.artifact;

import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Symbols, or a mapping of names, of one build of a compiled language.
///
/// @param debugId null when neither the client nor the file says
/// @param name as uploaded
/// @param architecture for example `x86_64`; `any` where it does not matter
/// @param usedAt when an event needed it last, to a day
public record DebugFile(
        DebugFileId id,
        ProjectId project,
        @Nullable DebugId debugId,
        DebugFileKind kind,
        String name,
        String architecture,
        StoredContent content,
        Instant uploadedAt,
        Instant usedAt) {}
