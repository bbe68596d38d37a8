package io.corral.engine.ingest.intake;

import io.corral.domain.id.EventId;
import io.corral.engine.ingest.LargeBody;
import io.corral.engine.ingest.intake.Intake.Stored;
import io.corral.protocol.Dsn;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder;
import io.corral.protocol.body.BodyDecoder.Decoded;
import io.corral.protocol.body.BodyProblem;
import io.corral.protocol.body.InflatingBody;
import io.corral.protocol.body.LegacyBody;
import io.corral.protocol.envelope.EnvelopeFraming;
import io.corral.protocol.envelope.EnvelopeFraming.FramedItem;
import io.corral.protocol.envelope.EnvelopeFraming.Framing;
import io.corral.protocol.envelope.EnvelopeHeader;
import io.corral.protocol.envelope.ItemHeader;
import io.corral.protocol.envelope.ItemKind;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.protocol.json.Json;
import io.corral.store.BlobStore;
import io.corral.store.QueueEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Checks that a stored body is what its kind promises, by expanding it once as a stream. A body of
/// the store endpoint or a security report counts as one item.
final class Frame {

    private final ItemLimits limits;
    private final BlobStore blobs;

    Frame(ItemLimits limits, BlobStore blobs) {
        this.limits = limits;
        this.blobs = blobs;
    }

    /// What a body is.
    sealed interface Framed {
        /// Can be taken.
        ///
        /// @param eventId the client's; null when it sent none
        record Whole(
                @Nullable EventId eventId, @Nullable Dsn dsn, List<FramedItem> items,
                boolean needsEventId) implements Framed {}

        /// Cannot be taken.
        ///
        /// @param items complete ones before the broken place
        record Broken(Refusal refusal, @Nullable Dsn dsn, List<FramedItem> items)
                implements
                    Framed {}
    }

    /// Checks a body.
    Framed of(QueueEntry.Kind kind, Stored body) throws IOException {
        return switch (kind) {
            case ENVELOPE -> envelope(body);
            case EVENT -> single(body, ItemKind.EVENT);
            case SECURITY -> single(body, ItemKind.SECURITY);
        };
    }

    private Framed envelope(Stored body) throws IOException {
        try (InputStream source = open(body);
                InflatingBody expanded = InflatingBody.open(
                        source, body.encoding(), limits.envelopeBytesMax())) {
            return switch (EnvelopeFraming.check(expanded, limits)) {
                case Framing.WellFramed whole -> new Framed.Whole(whole.header().eventId(),
                        whole.header().dsn(), whole.items(), whole.needsEventId());
                case Framing.Broken(var problem, var header, var items) -> new Framed.Broken(
                        Refusal.of(problem.status(), problem.sentence()), dsnOf(header), items);
            };
        }
    }

    private InputStream open(Stored body) throws IOException {
        return body.blob() == null
                ? new ByteArrayInputStream(body.bytes())
                : LargeBody.open(blobs, body.blob());
    }

    private static @Nullable Dsn dsnOf(@Nullable EnvelopeHeader header) {
        return header == null ? null : header.dsn();
    }

    private Framed single(Stored body, ItemKind kind) {
        long bytesMax = limits.of(kind).bytesMax();
        if (body.blob() != null) {
            return broken(413, "item exceeds the size limit of its kind");
        }
        try (var decoder = new BodyDecoder()) {
            return switch (decoder.decode(Slice.of(body.bytes()), body.encoding(), bytesMax)) {
                case Decoded.Refused(var problem) -> broken(problem);
                case Decoded.Whole(var bytes) when bytes.length() == 0 ->
                    broken(400, "empty request body");
                case Decoded.Whole(var bytes) -> kind == ItemKind.EVENT
                        ? event(bytes.copy(), decoder, bytesMax)
                        : whole(kind, bytes.length(), null);
            };
        }
    }

    private static Framed event(byte[] bytes, BodyDecoder decoder, long bytesMax) {
        return switch (LegacyBody.decode(Slice.of(bytes), decoder, bytesMax)) {
            case Decoded.Refused(var problem) -> broken(problem);
            case Decoded.Whole(var json) -> {
                ObjectNode event = Json.readObject(json.array(), json.from(), json.length());
                yield event == null
                        ? broken(400, "event is not a JSON object")
                        : whole(ItemKind.EVENT, json.length(), eventId(event));
            }
        };
    }

    private static @Nullable EventId eventId(ObjectNode event) {
        var id = event.get("event_id");
        return id == null || !id.isString() ? null : EventId.parse(id.stringValue()).orElse(null);
    }

    private static Framed whole(ItemKind kind, long size, @Nullable EventId id) {
        var item = new FramedItem(ItemHeader.of(kind), size);
        return new Framed.Whole(id, null, List.of(item), true);
    }

    private static Framed broken(BodyProblem problem) {
        return switch (problem) {
            case TOO_LARGE -> broken(413, "item exceeds the size limit of its kind");
            case CORRUPT -> broken(400, "request body does not decompress");
        };
    }

    private static Framed broken(int status, String detail) {
        return new Framed.Broken(Refusal.of(status, detail), null, List.of());
    }
}
