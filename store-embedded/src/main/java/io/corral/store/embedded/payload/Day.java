package io.corral.store.embedded.payload;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.payload.DayFile.LastRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One day: where its files are, the open one if it is open, and its filter once it was needed.
/// `Days` guards the open file; a lock of its own guards the making of the filter.
final class Day {

    private final LocalDate date;
    private final Path file;
    private final Path filterFile;
    private final ReentrantLock filterLock = new ReentrantLock();
    private volatile @Nullable EventFilter filter;
    private final AtomicLong addedSinceSaved = new AtomicLong();
    private volatile boolean checkpointDue;

    /// Guarded by the lock of [Days].
    @Nullable
    DayFile open;

    /// How many use the open file right now; guarded by the lock of [Days].
    int users;

    Day(LocalDate date, Path folder) {
        this.date = date;
        this.file = folder.resolve(date + ".db");
        this.filterFile = folder.resolve(date + ".bloom");
    }

    LocalDate date() {
        return date;
    }

    Path file() {
        return file;
    }

    /// The filter, read from its file and completed from the rows when it was not in use yet.
    EventFilter filter(DayFile rows) {
        EventFilter known = filter;
        if (known != null) {
            return known;
        }
        filterLock.lock();
        try {
            known = filter;
            if (known == null) {
                known = load(rows);
                filter = known;
            }
            return known;
        } finally {
            filterLock.unlock();
        }
    }

    @Nullable
    EventFilter filterInUse() {
        return filter;
    }

    private EventFilter load(DayFile rows) {
        try {
            LastRows last = rows.lastRows();
            EventFilterFile saved = EventFilterFile.read(filterFile)
                    .filter(found -> found.rows() <= last.payload()
                            && found.attachments() <= last.attachment())
                    .orElseGet(() -> new EventFilterFile(new EventFilter(), 0, 0));
            rows.eventsAfter(
                    new LastRows(saved.rows(), saved.attachments()), saved.filter()::add);
            addedSinceSaved.set(last.payload() - saved.rows());
            return saved.filter();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// Notes that events were added to file and filter.
    void added(int events) {
        addedSinceSaved.addAndGet(events);
        checkpointDue = true;
    }

    long addedSinceSaved() {
        return addedSinceSaved.get();
    }

    boolean isUnsaved() {
        return checkpointDue || addedSinceSaved.get() > 0;
    }

    /// Whether there were writes since this was asked last.
    boolean takeCheckpointDue() {
        boolean due = checkpointDue;
        checkpointDue = false;
        return due;
    }

    /// Saves the filter; called while nobody adds to it.
    void saveFilter(DayFile rows) {
        EventFilter current = filter;
        if (current == null || addedSinceSaved.get() == 0) {
            return;
        }
        try {
            LastRows last = rows.lastRows();
            new EventFilterFile(current, last.payload(), last.attachment()).write(filterFile);
            addedSinceSaved.set(0);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// Saves the filter where that is possible.
    ///
    /// @return whether it is saved
    boolean trySaveFilter(DayFile rows) {
        try {
            saveFilter(rows);
            return true;
        } catch (StoreException _) {
            return false;
        }
    }

    /// Lets go of the filter in memory; it is mapped from its file when needed again.
    void releaseFilter() {
        filter = null;
    }

    /// Forgets the saved filter: numbers of deleted rows may be given again.
    void forgetSavedFilter() {
        try {
            Files.deleteIfExists(filterFile);
            addedSinceSaved.incrementAndGet();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void deleteFiles() {
        try {
            Files.deleteIfExists(filterFile);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private StoreException failure(IOException e) {
        return new StoreException(Category.UNAVAILABLE, filterFile + ": " + e.getMessage(), e);
    }
}
