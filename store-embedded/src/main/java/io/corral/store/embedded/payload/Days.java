package io.corral.store.embedded.payload;

import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/// All days there are. At most a few files are open at a time, those used last. Thread-safe; one
/// lock guards which files are open and by how many they are used.
final class Days implements AutoCloseable {

    private static final int OPEN_MAX = 16;
    private static final String SUFFIX = ".db";

    private final Path folder;
    private final NavigableMap<LocalDate, Day> days = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final LinkedHashSet<Day> open = new LinkedHashSet<>();

    private Days(Path folder) {
        this.folder = folder;
    }

    static Days open(Path folder) {
        Days days = new Days(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> date(file).ifPresent(days::addDay));
            return days;
        } catch (IOException e) {
            throw new StoreException(Category.UNAVAILABLE, folder + ": " + e.getMessage(), e);
        }
    }

    private void addDay(LocalDate date) {
        days.put(date, new Day(date, folder));
    }

    private static Optional<LocalDate> date(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    Optional<LocalDate> newest() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.lastKey());
    }

    /// The days there are, newest first.
    List<LocalDate> newestFirst() {
        return List.copyOf(days.descendingKeySet());
    }

    /// The days with something to checkpoint or to save, oldest first.
    List<LocalDate> unsaved() {
        return days.values().stream().filter(Day::isUnsaved).map(Day::date).toList();
    }

    List<LocalDate> before(LocalDate limit) {
        return List.copyOf(days.headMap(limit, false).keySet());
    }

    /// The day, created when there was nothing of it.
    void create(LocalDate date) {
        if (days.putIfAbsent(date, new Day(date, folder)) == null) {
            use(date, (_, _) -> Optional.empty());
            CrashPoint.PAYLOAD_DAY_CREATED.reach();
        }
    }

    /// The days whose filter says that the event may be there, newest first.
    List<LocalDate> mayContain(EventKey key) {
        List<LocalDate> candidates = new ArrayList<>();
        for (Day day : days.descendingMap().values()) {
            if (filter(day).filter(known -> known.mayContain(key)).isPresent()) {
                candidates.add(day.date());
            }
        }
        return candidates;
    }

    private Optional<EventFilter> filter(Day day) {
        EventFilter known = day.filterInUse();
        if (known != null) {
            return Optional.of(known);
        }
        return use(day.date(), (loading, file) -> Optional.of(loading.filter(file)));
    }

    /// Does something with the file of a day; empty when the day is gone or the work yields
    /// nothing.
    <T> Optional<T> in(LocalDate date, Function<DayFile, T> work) {
        return use(date, (_, file) -> Optional.of(work.apply(file)));
    }

    /// As [#in], with the day beside its file.
    <T> Optional<T> use(LocalDate date, Work<T> work) {
        Optional<Day> day = acquire(date);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        try {
            return work.apply(day.get(), opened(day.get()));
        } finally {
            release(day.get());
        }
    }

    private Optional<Day> acquire(LocalDate date) {
        lock.lock();
        try {
            Day day = days.get(date);
            if (day == null) {
                return Optional.empty();
            }
            if (day.open == null) {
                day.open = DayFile.open(day.file());
            }
            day.users++;
            open.remove(day);
            open.add(day);
            closeLeastUsed();
            return Optional.of(day);
        } finally {
            lock.unlock();
        }
    }

    private DayFile opened(Day day) {
        lock.lock();
        try {
            DayFile file = day.open;
            if (file == null) {
                throw new IllegalStateException("day " + day.date() + " is in use but not open");
            }
            return file;
        } finally {
            lock.unlock();
        }
    }

    private void release(Day day) {
        lock.lock();
        try {
            day.users--;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void closeLeastUsed() {
        int excess = open.size() - OPEN_MAX;
        for (Day day : List.copyOf(open)) {
            if (excess > 0 && day.users == 0) {
                close(day);
                excess--;
            }
        }
    }

    private void close(Day day) {
        DayFile file = day.open;
        if (file != null) {
            file.close();
        }
        day.open = null;
        open.remove(day);
    }

    /// Deletes a day once nobody uses its file any more.
    void drop(LocalDate date) {
        lock.lock();
        try {
            Day day = days.remove(date);
            if (day == null) {
                return;
            }
            while (day.users > 0) {
                released.awaitUninterruptibly();
            }
            close(day);
            day.deleteFiles();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            List.copyOf(open).forEach(this::close);
        } finally {
            lock.unlock();
        }
    }

    /// What is done with a day and its open file.
    ///
    /// @param <T> what it yields
    @FunctionalInterface
    interface Work<T> {
        Optional<T> apply(Day day, DayFile file);
    }
}
