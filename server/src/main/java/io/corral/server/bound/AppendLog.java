package io.corral.server.bound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// A file that records are appended to by one thread: whatever waits is written together and forced
/// to disk once. Thread-safe.
final class AppendLog implements AutoCloseable {

    private static final int BUFFER_BYTES = 4 * 1024 * 1024;

    private final FileChannel file;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer = Thread.ofPlatform().name("bound-log").unstarted(this::write);

    private record Waiting(byte[] bytes, CountDownLatch written) {}

    private AppendLog(FileChannel file) {
        this.file = file;
    }

    static AppendLog create(Path path) throws IOException {
        var log = new AppendLog(FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        log.writer.start();
        return log;
    }

    /// Returns when the record is on disk.
    void append(byte[] bytes) throws InterruptedException {
        var waiting = new Waiting(bytes, new CountDownLatch(1));
        queue.add(waiting);
        waiting.written().await();
    }

    private void write() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        List<Waiting> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch);
                for (Waiting each : batch) {
                    put(buffer, each.bytes());
                }
                flush(buffer);
                file.force(false);
                batch.forEach(each -> each.written().countDown());
                batch.clear();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void put(ByteBuffer buffer, byte[] bytes) throws IOException {
        if (buffer.remaining() < Integer.BYTES + bytes.length) {
            flush(buffer);
        }
        buffer.putInt(bytes.length).put(bytes);
    }

    private void flush(ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        writer.interrupt();
        file.close();
    }
}
