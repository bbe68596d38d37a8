package io.corral.engine.ingest.digest;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.project.Project;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder;
import io.corral.protocol.body.BodyDecoder.Decoded;
import io.corral.protocol.body.BodyEncoding;
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
    private final BlobStore blobs;
    private final ItemLimits limits;
    private final BodyDecoder decoder = new BodyDecoder();
    private final BodyDecoder legacyDecoder = new BodyDecoder();
    private final Map<ProjectId, ProjectShaping> shapings = new ConcurrentHashMap<>();

    EntryDigest(
            Function<ProjectId, Optional<Project>> projects, ItemDigest items, BlobStore blobs,
            ItemLimits limits) {
        this.projects = projects;
        this.items = items;
        this.blobs = blobs;
        this.limits = limits;
    }

    /// What the entry comes to.
    Digested digest(Queued queued) {
        QueueEntry entry = queued.entry();
        var result = new DigestedDraft(queued);
        Optional<Project> project = projects.apply(entry.project());
        switch (expand(entry)) {
            case Decoded.Refused _ -> result.count(DataCategory.DEFAULT,
                    new Outcome.Invalid(InvalidReason.MALFORMED_ENVELOPE), 1);
            case Decoded.Whole(var body) -> {
                Envelope envelope = split(entry, body, result);
                if (project.isEmpty()) {
                    result.countAll(envelope.items(),
                            new Outcome.Invalid(InvalidReason.PROJECT_GONE));
                } else {
                    digestItems(envelope, shaping(project.get()), result);
                }
            }
        }
        return result.build();
    }

    private void digestItems(Envelope envelope, ProjectShaping shaping, DigestedDraft result) {
        var scope = new ItemScope(
                result.queued(), shaping, envelope.header().sentAt(), result.entryEventId());
        Outcome eventFate = null;
        for (int position = 0; position < envelope.items().size(); position++) {
            Item item = envelope.items().get(position);
            Optional<Outcome> refused = result.refusal(position);
            if (refused.isPresent()) {
                result.count(item.kind().category(), refused.get(), 1);
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

    private ProjectShaping shaping(Project project) {
        ProjectShaping known = shapings.get(project.id());
        if (known != null && known.project().equals(project)) {
            return known;
        }
        ProjectShaping compiled = ProjectShaping.of(project);
        shapings.put(project.id(), compiled);
        return compiled;
    }

    private Decoded expand(QueueEntry entry) {
        var encoding = BodyEncoding.valueOf(entry.encoding().name());
        return decoder.decode(Slice.of(bytesOf(entry)), encoding, limits.envelopeBytesMax());
    }

    private byte[] bytesOf(QueueEntry entry) {
        if (entry.blob() == null) {
            return entry.body();
        }
        try (InputStream blob = blobs.open(entry.blob()).orElseThrow(
                () -> new IllegalStateException("body blob " + entry.blob() + " is gone"))) {
            return blob.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Envelope split(QueueEntry entry, Slice body, DigestedDraft result) {
        return switch (entry.kind()) {
            case ENVELOPE -> switch (EnvelopeReader.read(body, limits)) {
                case EnvelopeRead.Whole(var envelope) -> envelope;
                case EnvelopeRead.Broken _ -> {
                    result.count(DataCategory.DEFAULT,
                            new Outcome.Invalid(InvalidReason.MALFORMED_ENVELOPE), 1);
                    yield new Envelope(EnvelopeHeader.empty(),
                            List.of());
                }
            };
            case EVENT -> switch (LegacyBody.decode(Slice.of(body.copy()), legacyDecoder,
                    limits.of(ItemKind.EVENT).bytesMax())) {
                case Decoded.Whole(var json) -> single(ItemKind.EVENT, json);
                case Decoded.Refused _ -> single(ItemKind.EVENT, body);
            };
            case SECURITY -> single(ItemKind.SECURITY, body);
        };
    }

    private static Envelope single(ItemKind kind, Slice payload) {
        ItemHeader header = ItemHeader.of(kind);
        Item item = kind == ItemKind.EVENT
                ? new Item.Event(header, payload)
                : new Item.Security(header, payload);
        return new Envelope(EnvelopeHeader.empty(), List.of(item));
    }

    @Override
    public void close() {
        decoder.close();
        legacyDecoder.close();
    }
}
