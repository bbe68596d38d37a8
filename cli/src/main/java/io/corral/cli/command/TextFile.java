package io.corral.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that people name.
public final class TextFile {

    private static final long BYTES_MAX = 1 << 20;

    private TextFile() {}

    /// The text of a file of at most 1 MiB; fails in a sentence.
    public static String read(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new CommandFailure(file + " has more than 1 MiB.", null);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
