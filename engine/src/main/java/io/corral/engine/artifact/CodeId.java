package io.corral.engine.artifact;

import io.corral.domain.artifact.DebugFileKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The code id of a native file, which names the program it belongs to as its linker did, in lower
/// case: the build id of ELF (note NT_GNU_BUILD_ID), the UUID of Mach-O (`LC_UUID`), time stamp and
/// image size of PE ("Debugging symbols: SymSrv index"), and what Breakpad writes as `CODE_ID`.
final class CodeId {

    private static final Pattern BREAKPAD = Pattern.compile("(?m)^INFO CODE_ID ([0-9A-Fa-f]+)");
    private static final int BUILD_ID_NOTE = 3;
    private static final byte[] GNU = {'G', 'N', 'U', 0};
    private static final int NOTE_SEGMENT = 4;
    private static final int BUILD_ID_BYTES_MAX = 64;
    private static final int FAT = 0xcafebabe;
    private static final int MACHO_32 = 0xfeedface;
    private static final int MACHO_64 = 0xfeedfacf;
    private static final int UUID_COMMAND = 0x1b;
    private static final int UUID_BYTES = 16;
    private static final int PE_HEADER_AT = 0x3c;
    private static final int PE_TIME_STAMP = 8;
    private static final int PE_IMAGE_SIZE = 80;

    private CodeId() {}

    /// Reads it from the first bytes of a file; empty when it has none, or has it further behind.
    static Optional<String> of(byte[] head, DebugFileKind kind) {
        try {
            return switch (kind) {
                case ELF -> elf(ByteBuffer.wrap(head));
                case MACHO -> macho(ByteBuffer.wrap(head));
                case PE -> Optional.of(pe(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN)));
                case BREAKPAD -> breakpad(new String(head, StandardCharsets.ISO_8859_1));
                case PROGUARD, DART_SYMBOL_MAP, IL2CPP, SOURCE_BUNDLE, PDB, PORTABLE_PDB, WASM,
                        BCSYMBOLMAP, UUID_MAP, UNKNOWN ->
                    Optional.empty();
            };
        } catch (IndexOutOfBoundsException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /// Looks through the note segments that the program headers name.
    private static Optional<String> elf(ByteBuffer file) {
        boolean wide = file.get(4) == 2;
        file.order(file.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int headers = wide ? Math.toIntExact(file.getLong(32)) : file.getInt(28);
        int size = Short.toUnsignedInt(file.getShort(wide ? 54 : 42));
        int count = Short.toUnsignedInt(file.getShort(wide ? 56 : 44));
        for (int i = 0; i < count; i++) {
            int at = Math.addExact(headers, Math.multiplyExact(i, size));
            if (file.getInt(at) == NOTE_SEGMENT) {
                long from = wide
                        ? file.getLong(at + 8)
                        : Integer.toUnsignedLong(
                                file.getInt(at + 4));
                long length = wide
                        ? file.getLong(at + 32)
                        : Integer.toUnsignedLong(
                                file.getInt(at + 16));
                Optional<String> found = buildId(file, from, length);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> buildId(ByteBuffer file, long from, long length) {
        long at = from;
        while (at >= 0 && at + 12 <= Math.min(file.limit(), from + length)) {
            int note = (int) at;
            long name = Integer.toUnsignedLong(file.getInt(note));
            long content = Integer.toUnsignedLong(file.getInt(note + 4));
            long contentAt = at + 12 + padded(name);
            if (file.getInt(note + 8) == BUILD_ID_NOTE && name == GNU.length
                    && Arrays.equals(bytes(file, note + 12, GNU.length), GNU)
                    && content > 0 && content <= BUILD_ID_BYTES_MAX) {
                return Optional.of(hex(file, (int) contentAt, (int) content));
            }
            at = contentAt + padded(content);
        }
        return Optional.empty();
    }

    private static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    private static Optional<String> macho(ByteBuffer file) {
        int magic = file.getInt(0);
        if (magic == FAT) {
            return Optional.empty();
        }
        boolean big = magic == MACHO_32 || magic == MACHO_64;
        file.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = file.getInt(0) == MACHO_64 ? 32 : 28;
        int commands = file.getInt(16);
        for (int i = 0; i < commands; i++) {
            if (file.getInt(at) == UUID_COMMAND) {
                return Optional.of(hex(file, at + 8, UUID_BYTES));
            }
            at = Math.addExact(at, Math.max(8, file.getInt(at + 4)));
        }
        return Optional.empty();
    }

    private static String pe(ByteBuffer file) {
        int header = file.getInt(PE_HEADER_AT);
        return "%08x%x".formatted(
                file.getInt(header + PE_TIME_STAMP), file.getInt(header + PE_IMAGE_SIZE));
    }

    private static Optional<String> breakpad(String text) {
        Matcher line = BREAKPAD.matcher(text);
        return line.find()
                ? Optional.of(line.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static byte[] bytes(ByteBuffer file, int at, int length) {
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        return bytes;
    }

    private static String hex(ByteBuffer file, int at, int length) {
        return HexFormat.of().formatHex(bytes(file, at, length));
    }
}
