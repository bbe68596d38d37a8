package io.corral.protocol.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads an envelope item by item from a stream, holding one buffer whatever the size of the body.
/// Call [#header] once, then [#next] until it ends; between two calls the payload of the current
/// item may be read from [#payload], or not. Owned by one thread; does not close the stream.
public final class EnvelopeStream {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final InputStream source;
    private final ItemLimits limits;
    private final ItemTally tally;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;
    private long consumed;
    private @Nullable ItemHeader current;
    private long payloadRead;
    private @Nullable EnvelopeProblem problem;

    public EnvelopeStream(InputStream source, ItemLimits limits) {
        this.source = source;
        this.limits = limits;
        this.tally = new ItemTally(limits);
    }

    /// What comes next in the stream.
    public sealed interface Step {
        /// An item; its payload can be read now.
        record Next(ItemHeader header) implements Step {}

        /// The envelope ended where it may.
        record End() implements Step {}

        /// The envelope cannot be taken; the stream must not be read further.
        record Broken(EnvelopeProblem problem) implements Step {}
    }

    /// Reads the envelope header.
    ///
    /// @throws IOException when the source fails
    public EnvelopeHeader.Parsed header() throws IOException {
        if (!fill()) {
            return new EnvelopeHeader.Parsed.Bad(EnvelopeProblem.EMPTY_BODY);
        }
        int length = lineLength();
        if (length < 0) {
            return new EnvelopeHeader.Parsed.Bad(EnvelopeProblem.HEADER_MALFORMED);
        }
        EnvelopeHeader.Parsed parsed = EnvelopeHeader.parse(buffer, position, length);
        skipLine(length);
        return parsed;
    }

    /// Ends the current item and reads the header of the next one.
    ///
    /// @throws IOException when the source fails
    public Step next() throws IOException {
        EnvelopeProblem found = endItem();
        if (found != null) {
            return new Step.Broken(found);
        }
        return fill() ? nextItem() : new Step.End();
    }

    /// Reads what is left of the current payload and checks that it ends where it should; null when
    /// it does. Afterwards [#payloadSize] is the size of the payload.
    ///
    /// @throws IOException when the source fails
    public @Nullable EnvelopeProblem endItem() throws IOException {
        if (current != null) {
            skipPayload();
            endPayload(current);
            current = null;
        }
        if (problem == null && consumed > limits.envelopeBytesMax()) {
            problem = EnvelopeProblem.ENVELOPE_TOO_LARGE;
        }
        return problem;
    }

    /// Payload of the current item; ends where the item ends or breaks, which the next call of
    /// [#next] tells apart.
    public InputStream payload() {
        return new Payload();
    }

    /// Bytes of the current item's payload read so far; its size after [#endItem].
    public long payloadSize() {
        return payloadRead;
    }

    /// Bytes of the whole envelope read so far.
    public long size() {
        return consumed;
    }

    private Step nextItem() throws IOException {
        int length = lineLength();
        if (length == 0) {
            return onlyLineFeedsLeft()
                    ? new Step.End()
                    : new Step.Broken(EnvelopeProblem.ITEM_HEADER_MALFORMED);
        }
        if (length < 0) {
            return new Step.Broken(EnvelopeProblem.ITEM_HEADER_MALFORMED);
        }
        ItemHeader.Parsed parsed = ItemHeader.parse(buffer, position, length);
        skipLine(length);
        return switch (parsed) {
            case ItemHeader.Parsed.Bad(var bad) -> new Step.Broken(bad);
            case ItemHeader.Parsed.Good(var header) -> {
                current = header;
                payloadRead = 0;
                problem = tally.begin(header);
                yield problem == null ? new Step.Next(header) : new Step.Broken(problem);
            }
        };
    }

    /// Reads payload bytes into `target`, or drops them when it is null; -1 at the payload's end.
    private int readPayload(byte @Nullable [] target, int from, int length) throws IOException {
        ItemHeader header = current;
        if (header == null || problem != null) {
            return -1;
        }
        long left = header.length() == null ? Long.MAX_VALUE : header.length() - payloadRead;
        if (left == 0 || !fill()) {
            return -1;
        }
        int count = (int) Math.min(Math.min(left, length), filled - position);
        if (header.length() == null) {
            count = lengthBeforeLineFeed(count);
            if (count == 0) {
                return -1;
            }
        }
        if (target != null) {
            System.arraycopy(buffer, position, target, from, count);
        }
        position += count;
        consumed += count;
        payloadRead += count;
        problem = tally.checkSize(header.kind(), payloadRead);
        return problem == null ? count : -1;
    }

    private void skipPayload() throws IOException {
        while (readPayload(null, 0, Integer.MAX_VALUE) >= 0) {
            if (consumed > limits.envelopeBytesMax()) {
                problem = EnvelopeProblem.ENVELOPE_TOO_LARGE;
            }
        }
    }

    private void endPayload(ItemHeader header) throws IOException {
        if (problem != null) {
            return;
        }
        if (header.length() != null && payloadRead < header.length()) {
            problem = EnvelopeProblem.ITEM_TRUNCATED;
        } else if (fill() && buffer[position] != '\n') {
            problem = EnvelopeProblem.ITEM_NOT_TERMINATED;
        } else {
            skipLine(0);
            tally.end(header.kind(), payloadRead);
        }
    }

    private int lengthBeforeLineFeed(int countMax) {
        int i = 0;
        while (i < countMax && buffer[position + i] != '\n') {
            i++;
        }
        return i;
    }

    /// Makes the rest of the line stand in the buffer; its length without the line feed, or -1 when
    /// it is longer than a header may be.
    private int lineLength() throws IOException {
        int searched = 0;
        while (true) {
            for (int i = position + searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    int length = i - position;
                    return length > EnvelopeReader.HEADER_BYTES_MAX ? -1 : length;
                }
            }
            searched = filled - position;
            if (searched > EnvelopeReader.HEADER_BYTES_MAX) {
                return -1;
            }
            if (!fillMore()) {
                return searched;
            }
        }
    }

    /// Moves behind a line and, when there is one, its line feed.
    private void skipLine(int length) {
        int skipped = position + length < filled ? length + 1 : length;
        position += skipped;
        consumed += skipped;
    }

    private boolean onlyLineFeedsLeft() throws IOException {
        while (fill()) {
            if (buffer[position] != '\n') {
                return false;
            }
            skipLine(0);
        }
        return true;
    }

    /// Whether at least one byte stands in the buffer, after reading more if needed.
    private boolean fill() throws IOException {
        return position < filled || fillMore();
    }

    private boolean fillMore() throws IOException {
        if (position == filled) {
            position = 0;
            filled = 0;
        } else if (filled == buffer.length && position > 0) {
            System.arraycopy(buffer, position, buffer, 0, filled - position);
            filled -= position;
            position = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = source.read(buffer, filled, buffer.length - filled);
        if (count <= 0) {
            return false;
        }
        filled += count;
        return true;
    }

    /// The payload of the item that is current when a read is made.
    private final class Payload extends InputStream {
        private final byte[] single = new byte[1];

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return length == 0 ? 0 : readPayload(target, from, length);
        }
    }
}
