package io.corral.engine.artifact;

import io.corral.domain.artifact.DebugFileKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells by its first bytes what a debug file is. Formats: ELF gABI 4.1, Mach-O `loader.h`, PE
/// (Microsoft "PE Format"), MSF (LLVM "The MSF File Format"), ECMA-335 II.24, WebAssembly core 5.5,
/// Breakpad "Symbol files", and the mapping formats' own documentation.
///
/// @param architecture `any` where it does not matter or is not known
record DebugFileFormat(DebugFileKind kind, String architecture) {

    /// Bytes that are looked at.
    static final int HEAD_BYTES = 4096;

    private static final Pattern CLASS_LINE =
            Pattern.compile("(?m)^[\\w$.\\-]+ -> [\\w$.\\-]+:\\s*$");
    private static final String ANY = "any";
    private static final int ELF = 0x7f454c46;
    private static final int MACHO_64 = 0xfeedfacf;
    private static final int MACHO_32 = 0xfeedface;
    private static final int FAT = 0xcafebabe;
    private static final int WASM = 0x0061736d;
    private static final int ELF_MACHINE_AT = 18;
    private static final int PE_HEADER_AT = 0x3c;

    /// Recognises a file.
    ///
    /// @param head its first bytes
    /// @param name the client gave it
    static DebugFileFormat of(byte[] head, String name) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        if (head.length > 20) {
            int magic = bytes.getInt(0);
            if (magic == ELF) {
                return new DebugFileFormat(DebugFileKind.ELF, elfMachine(bytes));
            }
            if (magic == FAT) {
                return new DebugFileFormat(DebugFileKind.MACHO, ANY);
            }
            int swapped = Integer.reverseBytes(magic);
            if (magic == MACHO_32 || magic == MACHO_64) {
                return new DebugFileFormat(DebugFileKind.MACHO, machoCpu(bytes.getInt(4)));
            }
            if (swapped == MACHO_32 || swapped == MACHO_64) {
                return new DebugFileFormat(DebugFileKind.MACHO,
                        machoCpu(Integer.reverseBytes(bytes.getInt(4))));
            }
            if (magic == WASM) {
                return new DebugFileFormat(DebugFileKind.WASM, "wasm32");
            }
            if (head[0] == 'M' && head[1] == 'Z') {
                return new DebugFileFormat(DebugFileKind.PE, peMachine(bytes));
            }
        }
        return new DebugFileFormat(byText(new String(head, StandardCharsets.ISO_8859_1), name),
                ANY);
    }

    private static DebugFileKind byText(String head, String name) {
        String file = name.toLowerCase(Locale.ROOT);
        if (head.startsWith("Microsoft C/C++ MSF")) {
            return DebugFileKind.PDB;
        }
        if (head.startsWith("BSJB")) {
            return DebugFileKind.PORTABLE_PDB;
        }
        if (head.startsWith("MODULE ")) {
            return DebugFileKind.BREAKPAD;
        }
        if (head.startsWith("SYSB")) {
            return DebugFileKind.SOURCE_BUNDLE;
        }
        if (head.startsWith("BCSymbolMap")) {
            return DebugFileKind.BCSYMBOLMAP;
        }
        if (head.contains("<!DOCTYPE plist") && head.contains("DBGOriginalUUID")) {
            return DebugFileKind.UUID_MAP;
        }
        if (head.startsWith("[\"SENTRY_DEBUG_ID_MARKER\"")) {
            return DebugFileKind.DART_SYMBOL_MAP;
        }
        if (CLASS_LINE.matcher(head).find() || head.startsWith("# compiler: R8")
                || file.contains("proguard")) {
            return DebugFileKind.PROGUARD;
        }
        return head.startsWith("{") && file.contains("il2cpp")
                ? DebugFileKind.IL2CPP
                : DebugFileKind.UNKNOWN;
    }

    private static String elfMachine(ByteBuffer bytes) {
        boolean little = bytes.get(5) == 1;
        bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return switch (Short.toUnsignedInt(bytes.getShort(ELF_MACHINE_AT))) {
            case 0x03 -> "x86";
            case 0x28 -> "arm";
            case 0x3e -> "x86_64";
            case 0xb7 -> "arm64";
            case 0xf3 -> "riscv";
            default -> ANY;
        };
    }

    private static String machoCpu(int type) {
        return switch (type) {
            case 0x7 -> "x86";
            case 0xc -> "arm";
            case 0x0100_0007 -> "x86_64";
            case 0x0100_000c -> "arm64";
            default -> ANY;
        };
    }

    private static String peMachine(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < PE_HEADER_AT + 4) {
            return ANY;
        }
        int header = bytes.getInt(PE_HEADER_AT);
        if (header < 0 || header > bytes.limit() - 6) {
            return ANY;
        }
        return switch (Short.toUnsignedInt(bytes.getShort(header + 4))) {
            case 0x014c -> "x86";
            case 0x01c4 -> "arm";
            case 0x8664 -> "x86_64";
            case 0xaa64 -> "arm64";
            default -> ANY;
        };
    }
}
