package io.corral.protocol.body;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A body while it is decompressed. Ends (`-1`) at its end and also where it must not be read
/// further; [#problem] tells which. Holds a window and a buffer, whatever comes out. Owned by one
/// thread; closing frees native memory and closes the source.
public final class InflatingBody extends InputStream {

    /// Largest window a zstd frame may ask for, as a power of two: 8 MiB, what RFC 8878 recommends
    /// every decoder to support.
    private static final int ZSTD_WINDOW_LOG_MAX = 23;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Source source;
    private final BodyEncoding encoding;
    private final long bytesMax;
    private final byte[] single = new byte[1];
    private @Nullable InputStream codec;
    private @Nullable Inflater inflater;
    private @Nullable BodyProblem problem;
    private long produced;

    private InflatingBody(InputStream source, BodyEncoding encoding, long bytesMax) {
        this.source = new Source(source);
        this.encoding = encoding;
        this.bytesMax = bytesMax;
    }

    /// Decompresses a stream.
    ///
    /// @param bytesMax most bytes that may come out
    public static InflatingBody open(InputStream source, BodyEncoding encoding, long bytesMax) {
        return new InflatingBody(source, encoding, bytesMax);
    }

    /// Why the body ended early; null while it did not.
    public @Nullable BodyProblem problem() {
        return problem;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    /// @throws IOException when the source fails, never for what it holds
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0 || problem != null) {
            return length == 0 ? 0 : -1;
        }
        int count = readCodec(target, from, length);
        if (count > 0) {
            produced += count;
            if (produced > bytesMax) {
                problem = BodyProblem.TOO_LARGE;
                return -1;
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        try (source) {
            if (codec != null) {
                codec.close();
            }
        } finally {
            if (inflater != null) {
                inflater.end();
            }
        }
    }

    private int readCodec(byte[] target, int from, int length) throws IOException {
        try {
            if (codec == null) {
                codec = codec();
            }
            return codec.read(target, from, length);
        } catch (IOException broken) {
            if (source.failed) {
                throw broken;
            }
            problem = BodyProblem.CORRUPT;
            return -1;
        }
    }

    private InputStream codec() throws IOException {
        return switch (encoding) {
            case IDENTITY -> source;
            case GZIP -> new GZIPInputStream(source, BUFFER_BYTES);
            case DEFLATE -> deflate();
            case BROTLI -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliInputStream(source, BUFFER_BYTES);
            }
            case ZSTD -> {
                var zstd = new ZstdInputStreamNoFinalizer(source);
                zstd.setLongMax(ZSTD_WINDOW_LOG_MAX);
                yield zstd;
            }
        };
    }

    /// `deflate` means the zlib format; some clients send it without its header.
    private InputStream deflate() throws IOException {
        var start = new PushbackInputStream(source, 2);
        byte[] header = start.readNBytes(2);
        start.unread(header);
        boolean zlib = header.length == 2 && ZlibHeader.matches(header[0], header[1]);
        var used = new Inflater(!zlib);
        inflater = used;
        return new InflaterInputStream(start, used, BUFFER_BYTES);
    }

    /// The compressed bytes; remembers whether they, and not their decoding, failed.
    private static final class Source extends InputStream {
        private final InputStream bytes;
        private boolean failed;

        Source(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            try {
                return bytes.read();
            } catch (IOException failure) {
                failed = true;
                throw failure;
            }
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            try {
                return bytes.read(target, from, length);
            } catch (IOException failure) {
                failed = true;
                throw failure;
            }
        }

        /// Lets the gzip decoder look for a following member.
        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
