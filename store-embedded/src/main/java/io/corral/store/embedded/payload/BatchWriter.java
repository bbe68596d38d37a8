package io.corral.store.embedded.payload;

import io.corral.store.CrashPoint;
import io.corral.store.DuplicateAttachments;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.PayloadStore.Verdict;
import io.corral.store.Watermark;
import io.corral.store.embedded.payload.DayFile.Row;
import io.corral.store.embedded.payload.PayloadCodec.Content;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Writes one batch: says of each payload what it is, compresses the new ones, and commits day by
/// day. Used by one thread at a time.
final class BatchWriter {

    private final Days days;
    private final Dictionaries dictionaries;
    private final PayloadCodec codec;
    private final DictionaryTraining training;

    BatchWriter(
            Days days, Dictionaries dictionaries, PayloadCodec codec, DictionaryTraining training) {
        this.days = days;
        this.dictionaries = dictionaries;
        this.codec = codec;
        this.training = training;
    }

    List<Verdict> append(
            Map<Integer, Long> marks, List<Payload> payloads, List<Attachment> attachments) {
        List<Verdict> verdicts = verdicts(payloads);
        Map<LocalDate, Batch> batches = new TreeMap<>();
        for (Stored stored : compress(fresh(payloads, verdicts))) {
            batches.computeIfAbsent(stored.day(), _ -> new Batch()).rows.add(stored);
        }
        var leftOut = DuplicateAttachments.of(payloads, verdicts);
        for (Attachment attachment : attachments) {
            if (!leftOut.contains(attachment)) {
                LocalDate day = EmbeddedPayloadStore.day(attachment.receivedAt());
                batches.computeIfAbsent(day, _ -> new Batch()).attachments.add(attachment);
            }
        }
        commit(marks, batches);
        return verdicts;
    }

    private List<Verdict> verdicts(List<Payload> payloads) {
        Map<EventKey, Watermark> known = known(payloads);
        Set<EventKey> seen = new HashSet<>();
        List<Verdict> verdicts = new ArrayList<>(payloads.size());
        for (Payload payload : payloads) {
            EventKey key = key(payload);
            Watermark stored = known.get(key);
            boolean isOther = stored != null && !stored.equals(payload.position());
            if (!seen.add(key) || isOther) {
                verdicts.add(Verdict.DUPLICATE);
            } else {
                verdicts.add(stored == null ? Verdict.STORED : Verdict.REPLAYED);
            }
        }
        return verdicts;
    }

    private Map<EventKey, Watermark> known(List<Payload> payloads) {
        Map<LocalDate, Set<EventKey>> candidates = new HashMap<>();
        for (Payload payload : payloads) {
            EventKey key = key(payload);
            for (LocalDate date : days.mayContain(key)) {
                candidates.computeIfAbsent(date, _ -> new HashSet<>()).add(key);
            }
        }
        Map<EventKey, Watermark> known = new HashMap<>();
        candidates.forEach((date, keys) -> days.in(date, day -> day.positions(keys))
                .ifPresent(known::putAll));
        return known;
    }

    private static List<Payload> fresh(List<Payload> payloads, List<Verdict> verdicts) {
        List<Payload> fresh = new ArrayList<>(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            if (verdicts.get(i) == Verdict.STORED) {
                fresh.add(payloads.get(i));
            }
        }
        return fresh;
    }

    private List<Stored> compress(List<Payload> payloads) {
        List<Content> contents = payloads.stream()
                .map(payload -> new Content(
                        PayloadFrame.of(payload.circumstances(), payload.body()),
                        dictionaries.newest(payload.project())))
                .toList();
        List<byte[]> frames = codec.compress(contents);
        List<Stored> stored = new ArrayList<>(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            Payload payload = payloads.get(i);
            Content content = contents.get(i);
            training.observe(payload.project(), content.bytes(), frames.get(i).length);
            stored.add(new Stored(payload.position(), new Row(
                    0,
                    key(payload),
                    payload.circumstances().receivedAt(),
                    payload.key(),
                    payload.version(),
                    content.dictionary(),
                    frames.get(i))));
        }
        return stored;
    }

    private void commit(Map<Integer, Long> marks, Map<LocalDate, Batch> batches) {
        batches.keySet().forEach(days::create);
        Optional<LocalDate> newest = days.newest();
        if (newest.isEmpty()) {
            dictionaries.mark(marks);
            return;
        }
        batches.putIfAbsent(newest.get(), new Batch());
        for (var each : batches.entrySet()) {
            boolean isLast = each.getKey().equals(newest.get());
            days.use(each.getKey(), (day, file) -> {
                EventFilter filter = day.filter(file);
                each.getValue().events().forEach(filter::add);
                file.update(session -> {
                    each.getValue().write(session);
                    if (isLast) {
                        DayFile.mark(session, marks);
                    }
                    CrashPoint.PAYLOAD_WRITTEN.reach();
                });
                day.added(each.getValue().events().size());
                return Optional.empty();
            });
            if (!isLast) {
                CrashPoint.PAYLOAD_DAY_COMMITTED.reach();
            }
        }
    }

    private static EventKey key(Payload payload) {
        return new EventKey(payload.project(), payload.id());
    }

    private static EventKey key(Attachment attachment) {
        return new EventKey(attachment.project(), attachment.eventId());
    }

    /// A row to store and where it came from.
    private record Stored(Watermark position, Row row) {
        private LocalDate day() {
            return EmbeddedPayloadStore.day(row.receivedAt());
        }
    }

    /// What one day gets of a batch.
    private static final class Batch {
        private final List<Stored> rows = new ArrayList<>();
        private final List<Attachment> attachments = new ArrayList<>();

        private List<EventKey> events() {
            List<EventKey> events = new ArrayList<>(rows.size() + attachments.size());
            rows.forEach(stored -> events.add(stored.row.event()));
            attachments.forEach(attachment -> events.add(key(attachment)));
            return events;
        }

        private void write(SqliteSession session) throws SQLException {
            Set<Integer> used = new HashSet<>();
            for (Stored stored : rows) {
                DayFile.insert(session, stored.position, stored.row);
                if (stored.row.dictionary() != 0 && used.add(stored.row.dictionary())) {
                    DayFile.useDictionary(session, stored.row.dictionary());
                }
            }
            for (Attachment attachment : attachments) {
                AttachmentRows.insert(session, attachment);
            }
        }
    }
}
