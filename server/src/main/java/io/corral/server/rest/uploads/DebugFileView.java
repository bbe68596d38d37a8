package io.corral.server.rest.uploads;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugId;
import io.corral.engine.artifact.DebugFileUploads;
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
    ///
    /// @param type what kind of object it is by the words of sentry-cli, which knows no others;
    ///     null where that does not matter
    record DataView(@Nullable String type, List<String> features) {}

    /// @param uploads to read what its content says
    static DebugFileView of(DebugFileUploads uploads, DebugFile file) {
        DebugId debugId = file.debugId();
        return new DebugFileView(
                file.id().toString(),
                debugId == null ? null : debugId.uuid(),
                debugId == null ? null : debugId.value(),
                uploads.codeId(file).orElse(null),
                file.architecture(),
                file.name(),
                file.kind().word(),
                Map.of("Content-Type", file.kind().mediaType()),
                file.content().sizeBytes(),
                file.content().sha1(),
                WireTime.of(file.uploadedAt()),
                data(file));
    }

    private static DataView data(DebugFile file) {
        return switch (file.kind()) {
            case PROGUARD, DART_SYMBOL_MAP, IL2CPP -> new DataView(null, List.of("mapping"));
            case SOURCE_BUNDLE -> new DataView("src", List.of("sources"));
            case BREAKPAD, PDB, PORTABLE_PDB -> new DataView("dbg", List.of("symtab", "debug"));
            case ELF, MACHO, PE, WASM, BCSYMBOLMAP, UUID_MAP, UNKNOWN ->
                new DataView(null, List.of());
        };
    }
}
