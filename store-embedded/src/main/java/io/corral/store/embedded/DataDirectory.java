package io.corral.store.embedded;

import io.corral.store.Backupable;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one directory that holds everything a server keeps, owned by one process at a time through
/// a lock on its `lock` file. The `format` file holds the number of its layout; a directory of a
/// newer one is refused. Messages of its failures are whole sentences for the operator.
public final class DataDirectory implements Backupable, AutoCloseable {

    /// The layout this program reads and writes.
    public static final int FORMAT = 1;

    private static final String LOCK = "lock";
    private static final String FORMAT_FILE = "format";

    private final Path path;
    private final FileChannel lockChannel;

    private DataDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /// Opens the directory, creating it when absent, and takes its lock.
    ///
    /// @throws StoreException BUSY when another process owns it, UNAVAILABLE when it cannot be
    ///     written, CORRUPT when its format is newer or not readable
    public static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            createPrivate(path);
            channel = lock(path);
            checkFormat(path);
            Files.createDirectories(path.resolve("payloads"));
            Files.createDirectories(path.resolve("blobs"));
            empty(Files.createDirectories(path.resolve("temporary")));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The data directory %s cannot be written: %s.".formatted(path, reason(e)),
                    e);
        } catch (StoreException e) {
            closeQuietly(channel, e);
            throw e;
        }
    }

    /// The directory itself, absolute.
    public Path path() {
        return path;
    }

    /// The work queue (SQLite).
    public Path queueFile() {
        return path.resolve("queue.db");
    }

    /// Issues, projects, accounts and everything else in rows (SQLite).
    public Path corralFile() {
        return path.resolve("corral.db");
    }

    /// One payload file a day, and the dictionaries they are compressed with.
    public Path payloads() {
        return path.resolve("payloads");
    }

    /// Event rows (DuckDB).
    public Path eventsFile() {
        return path.resolve("events.duckdb");
    }

    /// Attachments and large bodies by content hash.
    public Path blobs() {
        return path.resolve("blobs");
    }

    /// Files that are being put together; empty when the directory is opened.
    public Path temporary() {
        return path.resolve("temporary");
    }

    /// The Unix socket by which other commands talk to the running server.
    public Path adminSocket() {
        return path.resolve("admin.sock");
    }

    /// Copies the format number, which a restored directory needs; the stores copy themselves.
    @Override
    public void backupTo(Path directory) {
        try {
            Files.writeString(directory.resolve(FORMAT_FILE), FORMAT + "\n");
        } catch (IOException e) {
            throw new StoreException(Category.UNAVAILABLE, "backup to " + directory, e);
        }
    }

    /// Gives the lock back.
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new StoreException(Category.UNAVAILABLE, "lock of " + path, e);
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> leftovers = Files.list(folder)) {
            for (Path leftover : leftovers.toList()) {
                Files.delete(leftover);
            }
        }
    }

    private static void createPrivate(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new StoreException(
                    Category.BUSY,
                    "The data directory %s is in use by another Corral process.".formatted(path),
                    null);
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static void checkFormat(Path path) throws IOException {
        Path file = path.resolve(FORMAT_FILE);
        if (Files.notExists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        int found = format(path, Files.readString(file).strip());
        if (found > FORMAT) {
            throw new StoreException(
                    Category.CORRUPT,
                    ("The data directory %s has format %d, but this version of Corral knows"
                            + " formats up to %d: use a newer version.")
                            .formatted(path, found, FORMAT),
                    null);
        }
    }

    private static int format(Path path, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StoreException(
                    Category.CORRUPT,
                    "The data directory %s has no readable format number in its format file."
                            .formatted(path),
                    e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        return switch (failure) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileAlreadyExistsException _ -> "it is not a directory";
            case java.nio.file.NoSuchFileException _ -> "it cannot be created there";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static void closeQuietly(@Nullable FileChannel channel, Exception failure) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
