package io.corral.engine.ingest.digest;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.LargeBody;
import io.corral.engine.ingest.digest.LargeEnvelope.Split;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder;
import io.corral.protocol.body.BodyDecoder.Decoded;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.body.InflatingBody;
import io.corral.protocol.body.LegacyBody;
import io.corral.protocol.envelope.Envelope;
import io.corral.protocol.envelope.EnvelopeHeader;
import io.corral.protocol.envelope.EnvelopeReader;
import io.corral.protocol.envelope.EnvelopeReader.EnvelopeRead;
import io.corral.protocol.envelope.Item;
import io.corral.protocol.envelope.ItemHeader;
import io.corral.protocol.envelope.ItemKind;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.BlobStore;
import io.corral.store.QueueEntry;
import io.corral.store.WorkQueue.Queued;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Digests one queue entry: expand, split, and each item by its kind. Owned by one worker thread,
/// because it reuses its decoder.
final class EntryDigest implements AutoCloseable {

    private final Function<ProjectId, Optional<Project>> projects;
    private final ItemDigest items;
    private final AttachmentDigest attachments;
    private final BlobStore blobs;
    private final ItemLimits limits;
    private final BodyDecoder decoder = new BodyDecoder();
    private final BodyDecoder legacyDecoder = new BodyDecoder();
    private final Map<ProjectId, ProjectShaping> shapings = new ConcurrentHashMap<>();

    EntryDigest(
            Function<ProjectId, Optional<Project>> projects, ItemDigest items,
            AttachmentDigest attachments, BlobStore blobs, ItemLimits limits) {
        this.projects = projects;
        this.items = items;
        this.attachments = attachments;
        this.blobs = blobs;
        this.limits = limits;
    }

    /// What the entry comes to.
    Digested digest(Queued queued) {
        QueueEntry entry = queued.entry();
        var result = new DigestedDraft(queued);
        Optional<Project> project = projects.apply(entry.project());
        Split split = split(entry, result);
        if (split == null) {
            result.count(DataCategory.DEFAULT,
                    new Outcome.Invalid(InvalidReason.MALFORMED_ENVELOPE), 1);
        } else if (project.isEmpty()) {
            result.countAll(split.envelope().items(),
                    new Outcome.Invalid(InvalidReason.PROJECT_GONE));
        } else {
            digestItems(split, shaping(project.get()), result);
        }
        return result.build();
    }

    private void digestItems(Split split, ProjectShaping shaping, DigestedDraft result) {
        Envelope envelope = split.envelope();
        var scope = new ItemScope(
                result.queued(), shaping, items.grouping(shaping.project().id()),
                envelope.header().sentAt(),
                result.entryEventId(), split.contents());
        Outcome eventFate = null;
        for (int position = 0; position < envelope.items().size(); position++) {
            Item item = envelope.items().get(position);
            Optional<Outcome> refused = result.refusal(position);
            if (refused.isPresent()) {
                result.count(item.kind().category(), refused.get(), item.header().quantity());
                continue;
            }
            if (item instanceof Item.Attachment) {
                continue;
            }
            Outcome fate = items.digest(item, scope, result);
            if (item.kind() == ItemKind.EVENT && !(fate instanceof Outcome.Accepted)) {
                eventFate = fate;
            }
        }
        digestAttachments(envelope, scope, eventFate, result);
    }

    /// Attachments of an event that was left out are left out too.
    private void digestAttachments(
            Envelope envelope, ItemScope scope, @Nullable Outcome eventFate,
            DigestedDraft result) {
        for (int position = 0; position < envelope.items().size(); position++) {
            if (!(envelope.items().get(position) instanceof Item.Attachment attachment)
                    || result.refusal(position).isPresent()) {
                continue;
            }
            if (eventFate != null) {
                result.count(DataCategory.ATTACHMENT, eventFate, 1);
            } else {
                items.attachment(attachment, position, scope, result);
            }
        }
    }

    /// Nearly always it is the same object as last time; comparing all settings of a project for
    /// every event costs as much as grouping it.
    @SuppressWarnings("ReferenceEquality")
    private ProjectShaping shaping(Project project) {
        ProjectShaping known = shapings.get(project.id());
        if (known != null && known.project() == project) {
            return known;
        }
        ProjectShaping compiled = known != null && known.project().equals(project)
                ? known.of(project)
                : ProjectShaping.compile(project);
        shapings.put(project.id(), compiled);
        return compiled;
    }

    /// The items of an entry; null when its body is not what intake took it for.
    private @Nullable Split split(QueueEntry entry, DigestedDraft result) {
        var encoding = BodyEncoding.valueOf(entry.encoding().name());
        if (entry.blob() != null) {
            return splitLarge(entry, encoding, result);
        }
        return switch (decoder.decode(
                Slice.of(entry.body()), encoding, limits.envelopeBytesMax())) {
            case Decoded.Whole(var body) -> split(entry.kind(), body);
            case Decoded.Refused(var problem) -> switch (problem) {
                case TOO_LARGE -> splitLarge(entry, encoding, result);
                case CORRUPT -> null;
            };
        };
    }

    private @Nullable Split split(QueueEntry.Kind kind, Slice body) {
        return switch (kind) {
            case ENVELOPE -> switch (EnvelopeReader.read(body, limits)) {
                case EnvelopeRead.Whole(var envelope) -> new Split(envelope, Map.of());
                case EnvelopeRead.Broken _ -> null;
            };
            case EVENT -> switch (LegacyBody.decode(Slice.of(body.copy()), legacyDecoder,
                    limits.of(ItemKind.EVENT).bytesMax())) {
                case Decoded.Whole(var json) -> single(ItemKind.EVENT, json);
                case Decoded.Refused _ -> single(ItemKind.EVENT, body);
            };
            case SECURITY -> single(ItemKind.SECURITY, body);
        };
    }

    /// Bodies that are large, or become large, stream by; only envelopes may be so large.
    private @Nullable Split splitLarge(
            QueueEntry entry, BodyEncoding encoding, DigestedDraft result) {
        if (entry.kind() != QueueEntry.Kind.ENVELOPE) {
            return null;
        }
        try (InputStream source = open(entry);
                InflatingBody body =
                        InflatingBody.open(source, encoding, limits.envelopeBytesMax())) {
            return LargeEnvelope.split(body, limits, attachments,
                    position -> result.refusal(position).isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(QueueEntry entry) throws IOException {
        String blob = entry.blob();
        return blob == null
                ? new ByteArrayInputStream(entry.body())
                : LargeBody.open(blobs, blob);
    }

    private static Split single(ItemKind kind, Slice payload) {
        ItemHeader header = ItemHeader.of(kind);
        Item item = kind == ItemKind.EVENT
                ? new Item.Event(header, payload)
                : new Item.Security(header, payload);
        return new Split(new Envelope(EnvelopeHeader.empty(), List.of(item)), Map.of());
    }

    @Override
    public void close() {
        decoder.close();
        legacyDecoder.close();
    }
}
