package io.corral.cli.triage;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.JsonNode;

/// Writes what was read of an organisation, for its owner only: it holds events of customers.
final class ExportFile {

    private ExportFile() {}

    static void write(Path file, JsonNode bundle) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            if (Files.isRegularFile(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file,
                        PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(file, Json.MAPPER.writeValueAsBytes(bundle));
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
