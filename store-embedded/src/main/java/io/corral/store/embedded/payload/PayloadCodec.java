package io.corral.store.embedded.payload;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Compresses contents with zstd and the dictionaries of their projects, and expands them again.
/// Frames carry no magic number, dictionary number or checksum: the row says what they need.
/// Compressing is for one caller at a time and uses one thread beside it; expanding is guarded by a
/// lock, because it takes microseconds.
final class PayloadCodec implements AutoCloseable {

    static final int LEVEL = 3;
    private static final int DICTIONARIES_MAX = 24;
    private static final int CONTENT_BYTES_MAX = 256 << 20;
    private static final int ALONE_MAX = 16;

    private final DictionaryCache compressing;
    private final DictionaryCache expanding;
    private final ZstdCompressCtx first = compressor();
    private final ZstdCompressCtx second = compressor();
    private final ZstdDecompressCtx expander = new ZstdDecompressCtx().setMagicless(true);
    private final ReentrantLock expandLock = new ReentrantLock();
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("payload-compressor").factory());

    PayloadCodec(Dictionaries dictionaries) {
        this.compressing = new DictionaryCache(DICTIONARIES_MAX, dictionaries::content);
        this.expanding = new DictionaryCache(DICTIONARIES_MAX, dictionaries::content);
    }

    private static ZstdCompressCtx compressor() {
        return new ZstdCompressCtx()
                .setLevel(LEVEL)
                .setMagicless(true)
                .setDictID(false)
                .setChecksum(false)
                .setContentSize(true);
    }

    /// Compresses each content with its dictionary, in order.
    List<byte[]> compress(List<Content> contents) {
        compressing.trim();
        byte[][] frames = new byte[contents.size()][];
        List<Optional<Dictionary>> dictionaries = contents.stream()
                .map(content -> compressing.get(content.dictionary))
                .toList();
        dictionaries
                .forEach(each -> each.ifPresent(dictionary -> dictionary.forCompressing(LEVEL)));
        AtomicInteger next = new AtomicInteger();
        if (contents.size() <= ALONE_MAX) {
            compress(contents, dictionaries, frames, next, first);
        } else {
            Future<?> help = beside.submit(
                    () -> compress(contents, dictionaries, frames, next, second));
            try {
                compress(contents, dictionaries, frames, next, first);
            } finally {
                await(help);
            }
        }
        return List.of(frames);
    }

    private static void compress(
            List<Content> contents,
            List<Optional<Dictionary>> dictionaries,
            byte[][] frames,
            AtomicInteger next,
            ZstdCompressCtx context) {
        int loaded = -1;
        for (int i = next.getAndIncrement(); i < frames.length; i = next.getAndIncrement()) {
            Content content = contents.get(i);
            if (content.dictionary != loaded) {
                load(context, dictionaries.get(i));
                loaded = content.dictionary;
            }
            frames[i] = context.compress(content.bytes);
        }
    }

    private static void load(ZstdCompressCtx context, Optional<Dictionary> dictionary) {
        if (dictionary.isPresent()) {
            context.loadDict(dictionary.get().forCompressing(LEVEL));
        } else {
            context.loadDict(new byte[0]);
        }
    }

    private static void await(Future<?> help) {
        boolean interrupted = false;
        while (true) {
            try {
                help.get();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("compressing failed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Expands a frame of a row with the dictionary the row names.
    byte[] expand(int dictionary, byte[] frame) {
        long length = Zstd.getFrameContentSize(frame, 0, frame.length, true);
        if (length < 0 || length > CONTENT_BYTES_MAX) {
            throw new StoreException(
                    Category.CORRUPT, "payload claims a length of " + length, null);
        }
        expandLock.lock();
        try {
            expanding.trim();
            Optional<Dictionary> known = expanding.get(dictionary);
            if (known.isPresent()) {
                expander.loadDict(known.get().forExpanding());
            } else {
                expander.loadDict(new byte[0]);
            }
            return expander.decompress(frame, (int) length);
        } finally {
            expandLock.unlock();
        }
    }

    @Override
    public void close() {
        beside.close();
        first.close();
        second.close();
        expander.close();
        compressing.close();
        expanding.close();
    }

    /// What to compress.
    ///
    /// @param dictionary number of the dictionary; 0 for none
    record Content(byte[] bytes, int dictionary) {}
}
