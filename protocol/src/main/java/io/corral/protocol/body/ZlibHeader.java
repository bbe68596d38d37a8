package io.corral.protocol.body;

/// The two bytes in front of zlib data (RFC 1950, 2.2).
final class ZlibHeader {

    private ZlibHeader() {}

    /// Whether two bytes can be such a header: method 8 and a multiple of 31.
    static boolean matches(byte first, byte second) {
        return (first & 0x0F) == 8 && ((first & 0xFF) * 256 + (second & 0xFF)) % 31 == 0;
    }
}
