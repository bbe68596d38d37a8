package io.corral.engine.ingest.digest;

import io.corral.protocol.Slice;
import io.corral.protocol.body.InflatingBody;
import io.corral.protocol.envelope.Envelope;
import io.corral.protocol.envelope.EnvelopeHeader;
import io.corral.protocol.envelope.EnvelopeProblem;
import io.corral.protocol.envelope.EnvelopeStream;
import io.corral.protocol.envelope.Item;
import io.corral.protocol.envelope.ItemHeader;
import io.corral.protocol.envelope.ItemLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Splits an envelope that is too large to be held in memory. Attachments go to the blob store
/// while they stream by; payloads nobody reads are skipped; the rest is within the limits of its
/// kinds.
final class LargeEnvelope {

    private static final Slice NOTHING = Slice.of(new byte[0]);

    private final EnvelopeStream stream;
    private final AttachmentDigest attachments;
    private final IntPredicate refused;
    private final List<Item> items = new ArrayList<>();
    private final Map<Integer, StoredContent> contents = new HashMap<>();

    private LargeEnvelope(
            EnvelopeStream stream, AttachmentDigest attachments, IntPredicate refused) {
        this.stream = stream;
        this.attachments = attachments;
        this.refused = refused;
    }

    /// An envelope whose attachments have no payload of their own.
    ///
    /// @param contents of the attachments, by the position of the item
    record Split(Envelope envelope, Map<Integer, StoredContent> contents) {}

    /// Splits a body; null when it is none that can be taken.
    ///
    /// @param refused whether the item at a position was refused at intake
    /// @throws IOException when the source fails
    static @Nullable Split split(
            InflatingBody body, ItemLimits limits, AttachmentDigest attachments,
            IntPredicate refused) throws IOException {
        var stream = new EnvelopeStream(body, limits);
        return switch (stream.header()) {
            case EnvelopeHeader.Parsed.Bad _ -> null;
            case EnvelopeHeader.Parsed.Good(var header) -> {
                var envelope = new LargeEnvelope(stream, attachments, refused);
                yield envelope.readItems() == null && body.problem() == null
                        ? new Split(new Envelope(header, envelope.items), envelope.contents)
                        : null;
            }
        };
    }

    private @Nullable EnvelopeProblem readItems() throws IOException {
        while (true) {
            switch (stream.next()) {
                case EnvelopeStream.Step.End _ -> {
                    return null;
                }
                case EnvelopeStream.Step.Broken(var problem) -> {
                    return problem;
                }
                case EnvelopeStream.Step.Next(var header) ->
                    items.add(Item.of(header, payload(header, items.size())));
            }
        }
    }

    private Slice payload(ItemHeader header, int position) throws IOException {
        if (refused.test(position)) {
            return NOTHING;
        }
        return switch (Item.of(header, NOTHING)) {
            case Item.Attachment _ -> {
                contents.put(position, attachments.store(stream.payload()));
                yield NOTHING;
            }
            case Item.NotUsedYet _, Item.Unknown _ -> NOTHING;
            case Item.Event _, Item.Transaction _, Item.Feedback _, Item.UserReport _, Item.ClientReport _, Item.Spans _, Item.Session _, Item.Sessions _, Item.Security _ ->
                Slice.of(stream.payload().readAllBytes());
        };
    }
}
