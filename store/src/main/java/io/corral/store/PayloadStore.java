package io.corral.store;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The events as they were, by id, and what is attached to them. Kept by day of receipt, so that
/// retention drops whole days. One writer; any number of readers.
public interface PayloadStore extends AutoCloseable {

    /// The last position applied; sequence 0 at first.
    Watermark applied(int partition);

    /// Stores payloads and attachments of one batch and the watermark, all in one durable step per
    /// day; what was stored before a crash is recognised by its position. Attachments that came
    /// with a duplicate, by the same position, are left out.
    ///
    /// @return for each payload, in order, what it was
    List<Verdict> append(Watermark upTo, List<Payload> payloads, List<Attachment> attachments);

    /// The event with this id in a project.
    Optional<StoredPayload> find(ProjectId project, EventId id);

    /// Attachments of an event, in order of receipt, without their bytes; also of one that never
    /// came itself.
    List<Attachment> attachments(ProjectId project, EventId id);

    /// Forgets all days before this one. Returns blob keys no remaining attachment names.
    List<String> dropBefore(LocalDate day);

    /// Forgets the events of one project with these ids, and their attachments (issue deletion).
    void delete(ProjectId project, List<EventId> ids);

    /// Takes back what one entry of the queue brought, payloads and attachments, because it is
    /// given up after all; does nothing when nothing of it is stored. The watermark stays.
    ///
    /// @param receivedAt of the entry
    void withdraw(Watermark position, Instant receivedAt);

    /// Whether an attachment has its content in this blob.
    boolean namesBlob(String key);

    /// Reads payloads received in `[from, to)` by day, within a day in the order they were stored,
    /// for back-tests and exports; the consumer runs on the calling thread.
    void scan(Instant from, Instant to, Consumer<StoredPayload> consumer);

    /// Begins to read the payloads of one project that have a grouping key and were received at or
    /// after a time.
    GroupedScan grouped(ProjectId project, Instant from);

    @Override
    void close();

    /// Payloads that are read one after the other, by day, within a day in the order they were
    /// stored. What is held in memory does not depend on how many there are. For one thread.
    interface GroupedScan {

        /// Reads what was not read yet; when all is read, reads what was stored since.
        ///
        /// @param consumer answers whether to go on; runs on the calling thread
        /// @return false when the consumer ended it
        boolean read(Predicate<StoredPayload> consumer);
    }

    /// What an appended payload turned out to be.
    enum Verdict {
        /// New, now stored.
        STORED,
        /// Our own replay after a crash: stored before from the same queue position.
        REPLAYED,
        /// The id was stored before from an earlier position; nothing changed.
        DUPLICATE
    }

    /// One event to store.
    ///
    /// @param position of the queue entry that brought it
    /// @param circumstances what is not in the body but needed to read it again
    /// @param body JSON after scrubbing, not compressed
    /// @param key grouping key; 0 for transactions
    /// @param version what it was grouped under
    record Payload(
            ProjectId project,
            EventId id,
            Watermark position,
            Circumstances circumstances,
            byte[] body,
            long key,
            GroupingVersion version) {}

    /// What surrounds a payload.
    ///
    /// @param kind item type that brought it: `event`, `transaction`, `feedback`, `security`
    /// @param sentAt clock of the client when sending; null when not told
    /// @param clientAddress null when unknown or not kept
    record Circumstances(
            String kind,
            Instant receivedAt,
            @Nullable Instant sentAt,
            @Nullable String clientAddress,
            @Nullable String userAgent,
            @Nullable String query) {}

    /// A stored event, body expanded.
    record StoredPayload(
            ProjectId project, EventId id, Circumstances circumstances, byte[] body, long key,
            GroupingVersion version) {}

    /// A file beside an event.
    ///
    /// @param id unique in the installation, decimal digits, stable across replays
    /// @param type for example `event.attachment`
    /// @param blob content key in the [BlobStore]
    /// @param sha1 hex of the content
    record Attachment(
            String id,
            ProjectId project,
            EventId eventId,
            Watermark position,
            Instant receivedAt,
            String name,
            String type,
            String contentType,
            long sizeBytes,
            String sha1,
            String blob) {}
}
