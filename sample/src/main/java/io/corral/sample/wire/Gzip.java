package io.corral.sample.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Gzip with one deflater used again and again. For one thread; close it when done.
public final class Gzip implements AutoCloseable {

    /// The level that SDKs use.
    public static final int SDK_LEVEL = 6;

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Deflater deflater;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final CRC32 checksum = new CRC32();

    /// @param level 1 (fast) to 9 (small)
    public Gzip(int level) {
        this.deflater = new Deflater(level, true);
    }

    /// The bytes as one gzip member.
    public byte[] compress(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 4 + 64);
        out.writeBytes(HEADER);
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        checksum.reset();
        checksum.update(plain);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue()).putInt(plain.length).array());
        return out.toByteArray();
    }

    /// Frees the memory of the deflater.
    @Override
    public void close() {
        deflater.end();
    }
}
