package io.corral.protocol.envelope;

import io.corral.protocol.body.InflatingBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the framing of an envelope while it streams by, keeping headers and sizes only: what
/// intake needs before it stores the body as it came.
public final class EnvelopeFraming {

    private EnvelopeFraming() {}

    /// What one item is and how large.
    public record FramedItem(ItemHeader header, long size) {
        /// What it is.
        public ItemKind kind() {
            return header.kind();
        }
    }

    /// What the stream was.
    public sealed interface Framing {
        /// An envelope within the limits.
        ///
        /// @param size of everything, decompressed
        record WellFramed(EnvelopeHeader header, List<FramedItem> items, long size)
                implements
                    Framing {
            /// Whether an item needs an event id, so that one must be made where the header has
            /// none.
            public boolean needsEventId() {
                return items.stream().anyMatch(item -> item.kind().needsEventId());
            }
        }

        /// Not an envelope that can be taken.
        ///
        /// @param header null when it is the header that is broken
        /// @param items complete items before the broken place
        record Broken(
                EnvelopeProblem problem, @Nullable EnvelopeHeader header, List<FramedItem> items)
                implements
                    Framing {}
    }

    /// Checks a decompressed body.
    ///
    /// @throws IOException when the source fails
    public static Framing check(InputStream body, ItemLimits limits) throws IOException {
        var stream = new EnvelopeStream(body, limits);
        return switch (stream.header()) {
            case EnvelopeHeader.Parsed.Good(var header) -> items(stream, header);
            case EnvelopeHeader.Parsed.Bad(var problem) ->
                new Framing.Broken(problem, null, List.of());
        };
    }

    /// Checks a compressed body; what is wrong with the compression comes first, because it is
    /// what broke the framing.
    ///
    /// @throws IOException when the source fails
    public static Framing check(InflatingBody body, ItemLimits limits) throws IOException {
        Framing framing = check((InputStream) body, limits);
        EnvelopeHeader header = switch (framing) {
            case Framing.WellFramed whole -> whole.header();
            case Framing.Broken broken -> broken.header();
        };
        return switch (body.problem()) {
            case null -> framing;
            case TOO_LARGE ->
                new Framing.Broken(EnvelopeProblem.ENVELOPE_TOO_LARGE, header, List.of());
            case CORRUPT -> new Framing.Broken(EnvelopeProblem.BODY_CORRUPT, header, List.of());
        };
    }

    private static Framing items(EnvelopeStream stream, EnvelopeHeader header)
            throws IOException {
        var items = new ArrayList<FramedItem>(4);
        while (true) {
            switch (stream.next()) {
                case EnvelopeStream.Step.Next(var next) -> {
                    EnvelopeProblem problem = stream.endItem();
                    if (problem != null) {
                        return new Framing.Broken(problem, header, List.copyOf(items));
                    }
                    items.add(new FramedItem(next, stream.payloadSize()));
                }
                case EnvelopeStream.Step.End _ -> {
                    return new Framing.WellFramed(header, List.copyOf(items), stream.size());
                }
                case EnvelopeStream.Step.Broken(var problem) -> {
                    return new Framing.Broken(problem, header, List.copyOf(items));
                }
            }
        }
    }
}
