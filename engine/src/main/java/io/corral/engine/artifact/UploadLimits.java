package io.corral.engine.artifact;

/// Bounds of uploads; clients are told those that concern them.
public final class UploadLimits {

    /// Bytes of one piece, before compression; older clients want a power of two.
    public static final int CHUNK_BYTES_MAX = 8 << 20;
    /// Pieces in one request.
    public static final int CHUNKS_PER_REQUEST_MAX = 16;
    /// Bytes of one request.
    public static final int REQUEST_BYTES_MAX = 32 << 20;
    /// Requests a client may have under way.
    public static final int CONCURRENCY = 4;
    /// Bytes of a file that is put together.
    public static final long FILE_BYTES_MAX = 2L << 30;

    /// Bytes of one file inside a bundle.
    static final long ARTIFACT_BYTES_MAX = 256L << 20;
    /// Bytes of all files of an archive.
    private static final long BUNDLE_BYTES_MAX = 4L << 30;
    /// An archive may expand to this many times its size, or to the bytes below.
    private static final long EXPANSION_MAX = 100;
    static final long EXPANDED_BYTES_FREE = 256L << 20;
    /// Bytes of a bundle's manifest.
    static final int MANIFEST_BYTES_MAX = 16 << 20;

    /// Pieces of one file.
    static final int CHUNKS_PER_FILE_MAX = (int) (FILE_BYTES_MAX >> 10);

    private UploadLimits() {}

    /// Bytes all files of an archive may expand to together.
    static long expandedMax(long archiveBytes) {
        return Math.min(Math.max(EXPANDED_BYTES_FREE, archiveBytes * EXPANSION_MAX),
                BUNDLE_BYTES_MAX);
    }
}
