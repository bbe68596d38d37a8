package io.corral.store.embedded.payload;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Backupable;
import io.corral.store.CrashPoint;
import io.corral.store.Maintainable;
import io.corral.store.PayloadStore;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.embedded.DataDirectory;
import io.corral.store.embedded.payload.DayFile.Row;
import io.corral.store.embedded.payload.DayFile.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Payloads in one SQLite file for each day of receipt. A batch is one commit per day it touches,
/// oldest first; the watermark goes with the last, always into the newest day there is. What was
/// committed before a crash is recognised by its position and not written again.
///
/// Thread-safe; a lock lets one change at a time through, readers are not held up by it.
public final class EmbeddedPayloadStore implements PayloadStore, Backupable, Maintainable {

    private static final int SCAN_ROWS = 200;
    private static final long UNSAVED_MAX = 50_000;

    private final ReentrantLock changes = new ReentrantLock();
    private final Path folder;
    private final Dictionaries dictionaries;
    private final Days days;
    private final PayloadCodec codec;
    private final BatchWriter writer;
    private final Map<Integer, Long> applied = new ConcurrentHashMap<>();

    private EmbeddedPayloadStore(Path folder, Executor trainer) {
        this.folder = folder;
        this.dictionaries = Dictionaries.open(folder.resolve("dictionaries.db"));
        this.days = Days.open(folder);
        this.codec = new PayloadCodec(dictionaries);
        this.writer = new BatchWriter(
                days, dictionaries, codec, new DictionaryTraining(dictionaries, trainer));
    }

    /// Opens the payloads of a data directory.
    public static EmbeddedPayloadStore open(DataDirectory directory) {
        return open(
                directory,
                task -> Thread.ofPlatform()
                        .daemon()
                        .name("dictionary-training")
                        .start(task));
    }

    /// @param trainer runs the training of dictionaries
    static EmbeddedPayloadStore open(DataDirectory directory, Executor trainer) {
        EmbeddedPayloadStore store = new EmbeddedPayloadStore(directory.payloads(), trainer);
        store.readWatermarks();
        return store;
    }

    /// A day without watermarks is one whose first batch never came to its end.
    private void readWatermarks() {
        applied.putAll(dictionaries.watermarks());
        for (LocalDate date : days.newestFirst()) {
            Map<Integer, Long> found = days
                    .in(date, day -> day.database().read(DayFile::watermarks))
                    .orElse(Map.of());
            found.forEach((partition, sequence) -> applied.merge(partition, sequence, Math::max));
            if (!found.isEmpty()) {
                return;
            }
        }
    }

    @Override
    public Watermark applied(int partition) {
        return new Watermark(partition, applied.getOrDefault(partition, 0L));
    }

    @Override
    public List<Verdict> append(
            Watermark upTo, List<Payload> payloads, List<Attachment> attachments) {
        changes.lock();
        try {
            Map<Integer, Long> marks = new TreeMap<>(applied);
            marks.merge(upTo.partition(), upTo.sequence(), Math::max);
            List<Verdict> verdicts = writer.append(marks, payloads, attachments);
            applied.putAll(marks);
            CrashPoint.PAYLOAD_COMMITTED.reach();
            return verdicts;
        } finally {
            changes.unlock();
        }
    }

    @Override
    public Optional<StoredPayload> find(ProjectId project, EventId id) {
        EventKey key = new EventKey(project, id);
        for (LocalDate date : days.mayContain(key)) {
            Optional<Row> row = days.in(date, day -> day.find(key)).flatMap(found -> found);
            if (row.isPresent()) {
                return row.map(this::expand);
            }
        }
        return Optional.empty();
    }

    private StoredPayload expand(Row row) {
        byte[] content = codec.expand(row.dictionary(), row.content());
        return new StoredPayload(
                row.event().project(),
                row.event().id(),
                PayloadFrame.circumstances(content, row.receivedAt()),
                PayloadFrame.body(content),
                row.key(),
                row.version());
    }

    @Override
    public List<Attachment> attachments(ProjectId project, EventId id) {
        EventKey key = new EventKey(project, id);
        List<Attachment> attachments = new ArrayList<>();
        for (LocalDate date : days.mayContain(key).reversed()) {
            days.in(date, day -> day.database().read(session -> AttachmentRows.of(session, key)))
                    .ifPresent(attachments::addAll);
        }
        return attachments;
    }

    @Override
    public List<String> dropBefore(LocalDate limit) {
        changes.lock();
        try {
            List<LocalDate> dropped = days.before(limit);
            if (dropped.isEmpty()) {
                return List.of();
            }
            dictionaries.mark(applied);
            Set<String> blobs = new LinkedHashSet<>();
            for (LocalDate date : dropped) {
                days.in(date, day -> day.database().read(AttachmentRows::blobs))
                        .ifPresent(blobs::addAll);
                days.drop(date);
                CrashPoint.PAYLOAD_DAY_DROPPED.reach();
            }
            dictionaries.keepOnly(usedDictionaries());
            return blobs.stream().filter(blob -> !namesBlob(blob)).toList();
        } finally {
            changes.unlock();
        }
    }

    private Set<Integer> usedDictionaries() {
        Set<Integer> used = new TreeSet<>();
        for (LocalDate date : days.newestFirst()) {
            days.in(date, DayFile::dictionaries).ifPresent(used::addAll);
        }
        return used;
    }

    @Override
    public void delete(ProjectId project, List<EventId> ids) {
        Map<LocalDate, List<EventKey>> byDay = new TreeMap<>();
        changes.lock();
        try {
            for (EventId id : ids) {
                EventKey key = new EventKey(project, id);
                for (LocalDate date : days.mayContain(key)) {
                    byDay.computeIfAbsent(date, _ -> new ArrayList<>()).add(key);
                }
            }
            byDay.forEach((date, keys) -> days.use(date, (day, file) -> {
                day.forgetSavedFilter();
                file.delete(keys);
                return Optional.empty();
            }));
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void withdraw(Watermark position, Instant receivedAt) {
        changes.lock();
        try {
            days.use(day(receivedAt), (day, file) -> {
                day.forgetSavedFilter();
                file.withdraw(position);
                return Optional.empty();
            });
        } finally {
            changes.unlock();
        }
    }

    @Override
    public boolean namesBlob(String key) {
        for (LocalDate date : days.newestFirst()) {
            boolean named = days
                    .in(date, day -> day.database()
                            .read(session -> AttachmentRows.names(session, key)))
                    .orElse(false);
            if (named) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void scan(Instant from, Instant to, Consumer<StoredPayload> consumer) {
        boolean _ = new Scan(new Selection(from, to, null)).read(payload -> {
            consumer.accept(payload);
            return true;
        });
    }

    @Override
    public GroupedScan grouped(ProjectId project, Instant from) {
        return new Scan(new Selection(from, Instant.MAX, project));
    }

    /// Goes on in each day behind the last row it read there.
    private final class Scan implements GroupedScan {
        private final Selection selection;
        private final Map<LocalDate, Long> lastRows = new TreeMap<>();

        Scan(Selection selection) {
            this.selection = selection;
        }

        @Override
        public boolean read(Predicate<StoredPayload> consumer) {
            for (LocalDate date : days.newestFirst().reversed()) {
                boolean isSelected = start(date.plusDays(1)).isAfter(selection.from())
                        && start(date).isBefore(selection.to());
                if (isSelected && !read(date, consumer)) {
                    return false;
                }
            }
            return true;
        }

        private boolean read(LocalDate date, Predicate<StoredPayload> consumer) {
            List<Row> rows;
            do {
                long after = lastRows.getOrDefault(date, 0L);
                rows = days.in(date, day -> day.rowsAfter(after, selection, SCAN_ROWS))
                        .orElse(List.of());
                for (Row row : rows) {
                    lastRows.put(date, row.row());
                    if (!consumer.test(expand(row))) {
                        return false;
                    }
                }
            } while (!rows.isEmpty());
            return true;
        }
    }

    /// The day a time belongs to.
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Checkpoints the days written to, and saves their filters: of past days at once, of the
    /// newest when completing it from the rows would begin to take long.
    @Override
    public void maintain() {
        changes.lock();
        try {
            Optional<LocalDate> newest = days.newest();
            for (LocalDate date : days.unsaved()) {
                boolean isPast = !newest.equals(Optional.of(date));
                days.use(date, (day, file) -> {
                    maintain(day, file, isPast);
                    return Optional.empty();
                });
            }
            dictionaries.database().checkpoint();
        } finally {
            changes.unlock();
        }
    }

    private static void maintain(Day day, DayFile file, boolean isPast) {
        if (day.takeCheckpointDue()) {
            file.database().checkpoint();
        }
        if (day.addedSinceSaved() > (isPast ? 0 : UNSAVED_MAX)) {
            day.saveFilter(file);
            if (isPast) {
                day.releaseFilter();
            }
        }
    }

    /// Copies the day files and the dictionaries; the filters are made again when needed. Changes
    /// wait meanwhile, so that the copy is of one moment.
    @Override
    public void backupTo(Path directory) {
        changes.lock();
        try {
            Path copies = Files.createDirectories(directory.resolve(folder.getFileName()));
            for (LocalDate date : days.newestFirst()) {
                days.use(date, (day, file) -> {
                    file.database().copyTo(copies.resolve(day.file().getFileName()));
                    return Optional.empty();
                });
            }
            dictionaries.database().copyTo(copies.resolve("dictionaries.db"));
        } catch (IOException e) {
            throw new StoreException(
                    Category.UNAVAILABLE, directory + ": " + e.getMessage(), e);
        } finally {
            changes.unlock();
        }
    }

    /// Stands for a disk on which the file of a day can grow to this many pages.
    void limitPages(LocalDate date, long pages) {
        days.use(date, (_, file) -> {
            file.database().limitPages(pages);
            return Optional.empty();
        });
    }

    /// Saves filters and closes all files. A filter for which there is no room is made again from
    /// the rows when it is needed.
    @Override
    public void close() {
        changes.lock();
        try (codec; dictionaries; days) {
            for (LocalDate date : days.unsaved()) {
                days.use(date, (day, file) -> {
                    day.trySaveFilter(file);
                    return Optional.empty();
                });
            }
        } finally {
            changes.unlock();
        }
    }
}
