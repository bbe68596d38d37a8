package io.corral.protocol.sourcemap;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file a map leads to. Its text is kept compressed, because few of the files of a map are ever
/// looked at. Thread-safe.
public final class Source {

    private static final int LEVEL = 1;
    private static final int OVERHEAD_BYTES = 64;

    private final String path;
    private final boolean ignored;
    private final byte @Nullable [] compressed;
    private final int sizeBytes;

    private Source(String path, boolean ignored, byte @Nullable [] compressed, int sizeBytes) {
        this.path = path;
        this.ignored = ignored;
        this.compressed = compressed;
        this.sizeBytes = sizeBytes;
    }

    /// A file.
    ///
    /// @param content its text; null when the map does not hold it
    static Source of(String path, boolean ignored, @Nullable String content) {
        if (content == null) {
            return new Source(path, ignored, null, 0);
        }
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        return new Source(path, ignored, Zstd.compress(text, LEVEL), text.length);
    }

    /// As the map writes it, behind its root; a path or an address.
    public String path() {
        return path;
    }

    /// Whether the map says that developers do not care for it (`ignoreList`).
    public boolean ignored() {
        return ignored;
    }

    /// Its text; empty when the map does not hold it.
    public Optional<String> content() {
        return compressed == null
                ? Optional.empty()
                : Optional.of(new String(
                        Zstd.decompress(compressed, sizeBytes), StandardCharsets.UTF_8));
    }

    long weightBytes() {
        return OVERHEAD_BYTES + 2L * path.length() + (compressed == null ? 0 : compressed.length);
    }
}
