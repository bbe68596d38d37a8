package io.corral.engine.admin;

import io.corral.store.Backupable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Copies all stores while the server serves. Digest stands still meanwhile, so that the copies are
/// of one moment; intake goes on. One backup at a time.
public final class Backup {

    private final List<Backupable> stores;
    private final Backupable queue;
    private final Consumer<Runnable> whileDigestStands;
    private final ReentrantLock running = new ReentrantLock();

    /// A backup of these stores.
    ///
    /// @param queue copied last and only when asked: its bodies are not scrubbed yet
    /// @param whileDigestStands runs its argument between two batches of digest
    public Backup(
            List<Backupable> stores, Backupable queue, Consumer<Runnable> whileDigestStands) {
        this.stores = List.copyOf(stores);
        this.queue = queue;
        this.whileDigestStands = whileDigestStands;
    }

    /// Writes a backup; it gets its name when it is complete.
    ///
    /// @param target does not exist or is empty
    /// @return bytes written
    /// @throws IOException when the target cannot be written or holds something
    public long run(Path target, boolean withQueue) throws IOException {
        if (!running.tryLock()) {
            throw new IOException("another backup is running");
        }
        Path place = target.toAbsolutePath().normalize();
        Path partial = place.resolveSibling(place.getFileName() + ".partial");
        try {
            requireEmpty(place);
            delete(partial);
            createPrivate(partial);
            whileDigestStands.accept(() -> copy(partial, withQueue));
            long bytes = size(partial);
            Files.deleteIfExists(place);
            Files.move(partial, place);
            return bytes;
        } finally {
            delete(partial);
            running.unlock();
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
    }

    private void copy(Path directory, boolean withQueue) {
        for (Backupable store : stores) {
            store.backupTo(directory);
        }
        if (withQueue) {
            queue.backupTo(directory);
        }
    }

    private static void requireEmpty(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> children = Files.list(place)) {
                if (children.findAny().isPresent()) {
                    throw new IOException(place + " is not empty");
                }
            }
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
