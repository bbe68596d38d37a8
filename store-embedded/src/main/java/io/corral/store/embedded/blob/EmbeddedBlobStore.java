package io.corral.store.embedded.blob;

import io.corral.store.Backupable;
import io.corral.store.BlobStore;
import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Blobs as files. A blob appears under its name only when it is whole and on disk: it is written
/// to `incoming`, forced, renamed, and the folder is forced. Storing the same content again touches
/// the file. Thread-safe; a lock per group of keys keeps a touch and a sweep of one file apart.
public final class EmbeddedBlobStore implements BlobStore, Backupable {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final int LOCKS = 64;

    private final Path root;
    private final Path incoming;
    private final InstantSource clock;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toList();

    private EmbeddedBlobStore(Path root, InstantSource clock) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        this.clock = clock;
    }

    /// Opens the blobs of a data directory and clears what a crash left half written.
    public static EmbeddedBlobStore open(DataDirectory directory, InstantSource clock) {
        EmbeddedBlobStore store = new EmbeddedBlobStore(directory.blobs(), clock);
        try {
            Files.createDirectories(store.incoming);
            try (Stream<Path> leftovers = Files.list(store.incoming)) {
                for (Path leftover : leftovers.toList()) {
                    Files.delete(leftover);
                }
            }
            return store;
        } catch (IOException e) {
            throw store.failure(e);
        }
    }

    @Override
    public String put(byte[] content) {
        try {
            return put(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException("reading bytes at hand", e);
        }
    }

    @Override
    public String put(InputStream content) throws IOException {
        IncomingBlob blob;
        try {
            blob = IncomingBlob.create(incoming);
        } catch (IOException e) {
            throw failure(e);
        }
        try (blob) {
            byte[] buffer = new byte[IncomingBlob.BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                write(blob, buffer, read);
            }
            return store(blob);
        }
    }

    private void write(IncomingBlob blob, byte[] buffer, int length) {
        try {
            blob.write(buffer, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private String store(IncomingBlob blob) {
        try {
            String key = blob.finish();
            CrashPoint.BLOB_WRITTEN.reach();
            ReentrantLock lock = lock(key);
            lock.lock();
            try {
                publish(blob.file(), key);
            } finally {
                lock.unlock();
            }
            CrashPoint.BLOB_STORED.reach();
            return key;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void publish(Path file, String key) throws IOException {
        FileTime now = FileTime.from(clock.instant());
        Path target = path(key);
        if (Files.exists(target)) {
            Files.setLastModifiedTime(target, now);
            return;
        }
        Path folder = folder(key);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(root);
            force(outerFolder(key));
        }
        Files.setLastModifiedTime(file, now);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.newInputStream(path(key)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void delete(String key) {
        deleteUntouched(key, Instant.MAX);
    }

    @Override
    public boolean deleteUntouched(String key, Instant since) {
        if (!KEY.matcher(key).matches()) {
            return true;
        }
        ReentrantLock lock = lock(key);
        lock.lock();
        try {
            Path file = path(key);
            if (Files.exists(file) && !touched(file).isBefore(since)) {
                return false;
            }
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> olderThan(Instant limit) {
        return blobs().stream()
                .filter(file -> isOlder(file, limit))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private boolean isOlder(Path file, Instant limit) {
        try {
            return touched(file).isBefore(limit);
        } catch (IOException _) {
            // Deleted while listing.
            return false;
        }
    }

    /// Links every blob into the copy, or copies it where the file system cannot link.
    @Override
    public void backupTo(Path directory) {
        Path copies = directory.resolve(root.getFileName());
        try {
            for (Path file : blobs()) {
                String key = file.getFileName().toString();
                link(file, Files.createDirectories(folder(copies, key)).resolve(key));
            }
            Files.createDirectories(copies);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static void link(Path file, Path copy) throws IOException {
        if (Files.exists(copy)) {
            return;
        }
        try {
            Files.createLink(copy, file);
        } catch (NoSuchFileException _) {
            // Deleted since it was listed: nothing names it.
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private List<Path> blobs() {
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> KEY.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {}

    private Path path(String key) {
        return folder(key).resolve(key);
    }

    private Path outerFolder(String key) {
        return root.resolve(key.substring(0, 2));
    }

    private Path folder(String key) {
        return folder(root, key);
    }

    private static Path folder(Path root, String key) {
        return root.resolve(key.substring(0, 2)).resolve(key.substring(2, 4));
    }

    private ReentrantLock lock(String key) {
        return locks.get(Math.floorMod(key.hashCode(), LOCKS));
    }

    private static Instant touched(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private StoreException failure(IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean full = message.toLowerCase(Locale.ROOT).contains("no space left");
        return new StoreException(
                full ? Category.DISK_FULL : Category.UNAVAILABLE, root + ": " + message, e);
    }
}
