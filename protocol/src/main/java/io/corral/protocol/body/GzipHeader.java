package io.corral.protocol.body;

/// What stands around the deflate data of a gzip member (RFC 1952, 2.3).
final class GzipHeader {

    static final int TRAILER_BYTES = 8;

    private static final int FIXED_BYTES = 10;
    private static final int FLAG_HEADER_CHECKSUM = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private GzipHeader() {}

    /// Whether a member begins at this place.
    static boolean starts(byte[] bytes, int from, int end) {
        return from + FIXED_BYTES <= end && bytes[from] == 0x1F && bytes[from + 1] == (byte) 0x8B
                && bytes[from + 2] == 8;
    }

    /// Where the header that begins here ends; -1 when none does.
    static int end(byte[] bytes, int from, int end) {
        if (!starts(bytes, from, end)) {
            return -1;
        }
        int flags = bytes[from + 3];
        int position = from + FIXED_BYTES;
        if ((flags & FLAG_EXTRA) != 0) {
            if (position + 2 > end) {
                return -1;
            }
            position += 2 + ((bytes[position] & 0xFF) | ((bytes[position + 1] & 0xFF) << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            position = afterZero(bytes, position, end);
        }
        if ((flags & FLAG_COMMENT) != 0) {
            position = afterZero(bytes, position, end);
        }
        if ((flags & FLAG_HEADER_CHECKSUM) != 0) {
            position += 2;
        }
        return position <= end ? position : -1;
    }

    /// Whether the trailer that begins here has this checksum and size.
    static boolean trailerMatches(byte[] bytes, int from, int end, long checksum, int size) {
        return from + TRAILER_BYTES <= end
                && littleEndian(bytes, from) == (int) checksum
                && littleEndian(bytes, from + 4) == size;
    }

    private static int afterZero(byte[] bytes, int from, int end) {
        int position = from;
        while (position < end && bytes[position] != 0) {
            position++;
        }
        return position + 1;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | ((bytes[at + 1] & 0xFF) << 8)
                | ((bytes[at + 2] & 0xFF) << 16)
                | ((bytes[at + 3] & 0xFF) << 24);
    }
}
