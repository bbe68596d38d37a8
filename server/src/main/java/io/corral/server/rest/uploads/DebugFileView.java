package io.corral.server.rest.uploads;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugId;
import io.corral.server.rest.WireTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A debug file on the wire.
///
/// @param uuid the debug id without its age, for older clients
record DebugFileView(
        String id,
        @Nullable String uuid,
        @Nullable String debugId,
        @Nullable String codeId,
        String cpuName,
        String objectName,
        String symbolType,
        Map<String, String> headers,
        long size,
        String sha1,
        String dateCreated,
        DataView data) {

    /// What is known about its content.
    record DataView(String type, List<String> features) {}

    static DebugFileView of(DebugFile file) {
        DebugId debugId = file.debugId();
        return new DebugFileView(
                file.id().toString(),
                debugId == null ? null : debugId.uuid(),
                debugId == null ? null : debugId.value(),
                null,
                file.architecture(),
                file.name(),
                file.kind().word(),
                Map.of("Content-Type", file.kind().mediaType()),
                file.content().sizeBytes(),
                file.content().sha1(),
                WireTime.of(file.uploadedAt()),
                new DataView(file.kind().word(), List.of()));
    }
}
