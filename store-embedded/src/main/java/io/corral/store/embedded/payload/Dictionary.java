package io.corral.store.embedded.payload;

import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import org.jspecify.annotations.Nullable;

/// A compression dictionary with its native tables, which are made on first use. Not thread-safe:
/// [PayloadCodec] sees to it that tables are made and closed while nobody compresses or expands.
final class Dictionary implements AutoCloseable {

    private final byte[] content;
    private @Nullable ZstdDictCompress compress;
    private @Nullable ZstdDictDecompress decompress;

    Dictionary(byte[] content) {
        this.content = content;
    }

    ZstdDictCompress forCompressing(int level) {
        if (compress == null) {
            compress = new ZstdDictCompress(content, level);
        }
        return compress;
    }

    ZstdDictDecompress forExpanding() {
        if (decompress == null) {
            decompress = new ZstdDictDecompress(content);
        }
        return decompress;
    }

    @Override
    public void close() {
        if (compress != null) {
            compress.close();
        }
        if (decompress != null) {
            decompress.close();
        }
    }
}
