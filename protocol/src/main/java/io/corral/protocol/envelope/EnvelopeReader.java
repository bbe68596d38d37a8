package io.corral.protocol.envelope;

import io.corral.protocol.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits an envelope in memory. Payloads are slices of the given array; nothing is copied.
public final class EnvelopeReader {

    /// Bytes of a header line; sampling contexts make envelope headers of a few hundred.
    public static final int HEADER_BYTES_MAX = 64 * 1024;

    private final byte[] bytes;
    private final int end;
    private final ItemTally tally;
    private final List<Item> items = new ArrayList<>(4);
    private int position;

    private EnvelopeReader(Slice body, ItemLimits limits) {
        this.bytes = body.array();
        this.position = body.from();
        this.end = body.from() + body.length();
        this.tally = new ItemTally(limits);
    }

    /// What the bytes were.
    public sealed interface EnvelopeRead {
        /// An envelope.
        record Whole(Envelope envelope) implements EnvelopeRead {}

        /// Not one that can be taken.
        ///
        /// @param items what stood before the broken place
        record Broken(EnvelopeProblem problem, List<Item> items) implements EnvelopeRead {}
    }

    /// Reads an envelope. Never throws for what the bytes hold.
    public static EnvelopeRead read(Slice body, ItemLimits limits) {
        if (body.length() == 0) {
            return new EnvelopeRead.Broken(EnvelopeProblem.EMPTY_BODY, List.of());
        }
        if (body.length() > limits.envelopeBytesMax()) {
            return new EnvelopeRead.Broken(EnvelopeProblem.ENVELOPE_TOO_LARGE, List.of());
        }
        return new EnvelopeReader(body, limits).envelope();
    }

    private EnvelopeRead envelope() {
        int lineEnd = lineEnd();
        if (lineEnd - position > HEADER_BYTES_MAX) {
            return broken(EnvelopeProblem.HEADER_MALFORMED);
        }
        return switch (EnvelopeHeader.parse(bytes, position, lineEnd - position)) {
            case EnvelopeHeader.Parsed.Bad(var problem) -> broken(problem);
            case EnvelopeHeader.Parsed.Good(var header) -> {
                position = Math.min(end, lineEnd + 1);
                EnvelopeProblem problem = readItems();
                yield problem != null
                        ? broken(problem)
                        : new EnvelopeRead.Whole(new Envelope(header, items));
            }
        };
    }

    private @Nullable EnvelopeProblem readItems() {
        while (position < end) {
            int lineEnd = lineEnd();
            if (lineEnd == position) {
                return onlyLineFeedsLeft() ? null : EnvelopeProblem.ITEM_HEADER_MALFORMED;
            }
            if (lineEnd - position > HEADER_BYTES_MAX) {
                return EnvelopeProblem.ITEM_HEADER_MALFORMED;
            }
            EnvelopeProblem problem = readItem(lineEnd);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable EnvelopeProblem readItem(int lineEnd) {
        return switch (ItemHeader.parse(bytes, position, lineEnd - position)) {
            case ItemHeader.Parsed.Bad(var problem) -> problem;
            case ItemHeader.Parsed.Good(var header) -> {
                position = Math.min(end, lineEnd + 1);
                EnvelopeProblem problem = tally.begin(header);
                yield problem != null ? problem : readPayload(header);
            }
        };
    }

    private @Nullable EnvelopeProblem readPayload(ItemHeader header) {
        int payloadEnd;
        if (header.length() == null) {
            payloadEnd = lineEnd();
        } else if (header.length() > end - position) {
            return EnvelopeProblem.ITEM_TRUNCATED;
        } else {
            payloadEnd = position + header.length().intValue();
        }
        if (payloadEnd < end && bytes[payloadEnd] != '\n') {
            return EnvelopeProblem.ITEM_NOT_TERMINATED;
        }
        int size = payloadEnd - position;
        EnvelopeProblem problem = tally.checkSize(header.kind(), size);
        if (problem != null) {
            return problem;
        }
        tally.end(header.kind(), size);
        items.add(Item.of(header, new Slice(bytes, position, size)));
        position = Math.min(end, payloadEnd + 1);
        return null;
    }

    private EnvelopeRead broken(EnvelopeProblem problem) {
        return new EnvelopeRead.Broken(problem, List.copyOf(items));
    }

    private boolean onlyLineFeedsLeft() {
        for (int i = position; i < end; i++) {
            if (bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private int lineEnd() {
        int i = position;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }
}
