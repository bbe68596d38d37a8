package io.corral.engine.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read through it, up to a bound. Owned by one thread.
final class CountingInput extends FilterInputStream {

    private final long bytesMax;
    private long count;

    /// A stream that may be of any length.
    CountingInput(InputStream in) {
        this(in, Long.MAX_VALUE);
    }

    /// A stream that fails with [TooLarge] when more than this many bytes come.
    CountingInput(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    /// More bytes came than may.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long bytesMax) {
            super("more than " + bytesMax + " bytes");
        }
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        add(Math.max(0, read));
        return read;
    }

    private void add(int more) throws TooLarge {
        count += more;
        if (count > bytesMax) {
            throw new TooLarge(bytesMax);
        }
    }
}
