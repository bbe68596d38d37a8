package io.corral.engine.artifact;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Looks at the end of an archive before the JDK does, which reads its whole directory into memory
/// (ZIP application note 6.3.10, section 4.3.16).
final class ArchiveDirectory {

    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES_MAX = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRIES_AT = 10;
    private static final int SIZE_AT = 12;
    private static final int COMMENT_AT = 20;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private ArchiveDirectory() {}

    /// Whether the file ends as an archive whose directory has at most so many entries and bytes;
    /// archives that need the 64-bit form have more.
    static boolean isWithin(Path file, int entriesMax, int bytesMax) throws IOException {
        ByteBuffer end = end(file);
        for (int at = end.limit() - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END_SIGNATURE) {
                int comment = Short.toUnsignedInt(end.getShort(at + COMMENT_AT));
                return at + END_BYTES + comment == end.limit()
                        && Short.toUnsignedInt(end.getShort(at + ENTRIES_AT)) <= entriesMax
                        && (end.getInt(at + SIZE_AT) & UNSIGNED) <= bytesMax;
            }
        }
        return false;
    }

    private static ByteBuffer end(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), END_BYTES + COMMENT_BYTES_MAX);
            byte[] bytes = new byte[length];
            in.seek(in.length() - length);
            in.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
