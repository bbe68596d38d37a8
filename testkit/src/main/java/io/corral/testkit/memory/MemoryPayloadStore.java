package io.corral.testkit.memory;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.DuplicateAttachments;
import io.corral.store.PayloadStore;
import io.corral.store.Watermark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Payloads in memory.
public final class MemoryPayloadStore implements PayloadStore {

    private final Map<Key, Payload> payloads = new LinkedHashMap<>();
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();
    private final Map<Integer, Long> applied = new HashMap<>();

    @Override
    public synchronized Watermark applied(int partition) {
        return new Watermark(partition, applied.getOrDefault(partition, 0L));
    }

    @Override
    public synchronized List<Verdict> append(
            Watermark upTo, List<Payload> fresh, List<Attachment> files) {
        List<Verdict> verdicts = new ArrayList<>();
        Set<Key> seen = new HashSet<>();
        for (Payload payload : fresh) {
            Key key = new Key(payload.project(), payload.id());
            verdicts.add(verdict(payload, key, seen.add(key)));
        }
        var leftOut = DuplicateAttachments.of(fresh, verdicts);
        for (Attachment file : files) {
            if (!leftOut.contains(file)) {
                attachments.putIfAbsent(file.id(), file);
            }
        }
        applied.merge(upTo.partition(), upTo.sequence(), Math::max);
        return verdicts;
    }

    private Verdict verdict(Payload payload, Key key, boolean isFirst) {
        if (!isFirst) {
            return Verdict.DUPLICATE;
        }
        Payload known = payloads.putIfAbsent(key, payload);
        if (known == null) {
            return Verdict.STORED;
        }
        return known.position().equals(payload.position()) ? Verdict.REPLAYED : Verdict.DUPLICATE;
    }

    @Override
    public synchronized Optional<StoredPayload> find(ProjectId project, EventId id) {
        return Optional.ofNullable(payloads.get(new Key(project, id)))
                .map(MemoryPayloadStore::stored);
    }

    @Override
    public synchronized List<Attachment> attachments(ProjectId project, EventId id) {
        return attachments.values().stream()
                .filter(file -> file.project().equals(project) && file.eventId().equals(id))
                .toList();
    }

    @Override
    public synchronized List<String> dropBefore(LocalDate day) {
        List<String> blobs = attachments.values().stream()
                .filter(file -> day(file.receivedAt()).isBefore(day))
                .map(Attachment::blob)
                .distinct()
                .toList();
        attachments.values().removeIf(file -> day(file.receivedAt()).isBefore(day));
        payloads.values().removeIf(
                payload -> day(payload.circumstances().receivedAt()).isBefore(day));
        return blobs.stream().filter(blob -> !namesBlob(blob)).toList();
    }

    @Override
    public synchronized void delete(ProjectId project, List<EventId> ids) {
        for (EventId id : ids) {
            payloads.remove(new Key(project, id));
            attachments.values().removeIf(
                    file -> file.project().equals(project) && file.eventId().equals(id));
        }
    }

    @Override
    public synchronized void withdraw(Watermark position, Instant receivedAt) {
        payloads.values().removeIf(payload -> payload.position().equals(position));
        attachments.values().removeIf(file -> file.position().equals(position));
    }

    @Override
    public synchronized boolean namesBlob(String key) {
        return attachments.values().stream().anyMatch(file -> file.blob().equals(key));
    }

    @Override
    public void scan(Instant from, Instant to, Consumer<StoredPayload> consumer) {
        received(from, to).forEach(consumer);
    }

    @Override
    public GroupedScan grouped(ProjectId project, Instant from) {
        Set<EventId> read = new HashSet<>();
        return consumer -> received(from, Instant.MAX).stream()
                .filter(payload -> payload.project().equals(project) && payload.key() != 0
                        && read.add(payload.id()))
                .allMatch(consumer);
    }

    private synchronized List<StoredPayload> received(Instant from, Instant to) {
        return payloads.values().stream()
                .filter(payload -> !received(payload).isBefore(from)
                        && received(payload).isBefore(to))
                .sorted(Comparator.comparing(payload -> day(received(payload))))
                .map(MemoryPayloadStore::stored)
                .toList();
    }

    @Override
    public void close() {}

    private static StoredPayload stored(Payload payload) {
        return new StoredPayload(
                payload.project(), payload.id(), payload.circumstances(), payload.body(),
                payload.key(), payload.version());
    }

    private static Instant received(Payload payload) {
        return payload.circumstances().receivedAt();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private record Key(ProjectId project, EventId id) {}
}
