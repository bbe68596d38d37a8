package io.corral.cli.triage;

import io.corral.cli.command.CommandFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Reads a file, or with `-` what is piped in, packed by gzip or not. Spreadsheets write UTF-16
/// with a mark; everything else is taken as UTF-8.
final class InputFile {

    private static final int BYTES_MAX = 128 << 20;

    private InputFile() {}

    static String read(String name, InputStream standardInput) {
        try {
            return name.equals("-") ? text(standardInput, "standard input") : file(Path.of(name));
        } catch (IOException e) {
            throw new CommandFailure(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String file(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CommandFailure(path + " cannot be read: it is no file, or not yours.", null);
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return text(stream, path.toString());
        }
    }

    private static String text(InputStream stream, String name) throws IOException {
        byte[] bytes = unpacked(stream).readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new CommandFailure(
                    name + " is larger than " + (BYTES_MAX >> 20) + " MiB.", null);
        }
        return new String(bytes, charset(bytes));
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        var buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        int first = buffered.read();
        boolean packed = first == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered) : buffered;
    }

    private static Charset charset(byte[] bytes) {
        boolean marked = bytes.length >= 2 && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
