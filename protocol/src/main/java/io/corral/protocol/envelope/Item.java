package io.corral.protocol.envelope;

import io.corral.protocol.Slice;

/// One item of an envelope, by what is done with it. The payload is read by the reader of its kind.
public sealed interface Item {

    /// Its header line.
    ItemHeader header();

    /// Its bytes.
    Slice payload();

    /// What it is.
    default ItemKind kind() {
        return header().kind();
    }

    /// An error or message.
    record Event(ItemHeader header, Slice payload) implements Item {}

    /// A request or page load with its spans.
    record Transaction(ItemHeader header, Slice payload) implements Item {}

    /// A file that belongs to the envelope's event.
    record Attachment(ItemHeader header, Slice payload) implements Item {}

    /// What a user wrote, as an event with a feedback context.
    record Feedback(ItemHeader header, Slice payload) implements Item {}

    /// What a user wrote, old form.
    record UserReport(ItemHeader header, Slice payload) implements Item {}

    /// What the client dropped by itself.
    record ClientReport(ItemHeader header, Slice payload) implements Item {}

    /// Spans: a container of the second version, or one old span; see
    /// [ItemHeader#isSpanContainer].
    record Spans(ItemHeader header, Slice payload) implements Item {}

    /// A report of a browser's security policy.
    record Security(ItemHeader header, Slice payload) implements Item {}

    /// Something about one session.
    record Session(ItemHeader header, Slice payload) implements Item {}

    /// Sessions the client counted.
    record Sessions(ItemHeader header, Slice payload) implements Item {}

    /// A kind Corral knows and does not digest yet; its kind says which.
    record NotUsedYet(ItemHeader header, Slice payload) implements Item {}

    /// A kind nobody defined.
    record Unknown(ItemHeader header, Slice payload) implements Item {}

    /// The item with this header and payload.
    static Item of(ItemHeader header, Slice payload) {
        return switch (header.kind()) {
            case EVENT -> new Event(header, payload);
            case TRANSACTION -> new Transaction(header, payload);
            case ATTACHMENT -> new Attachment(header, payload);
            case FEEDBACK -> new Feedback(header, payload);
            case USER_REPORT -> new UserReport(header, payload);
            case CLIENT_REPORT -> new ClientReport(header, payload);
            case SPAN -> new Spans(header, payload);
            case SECURITY -> new Security(header, payload);
            case SESSION -> new Session(header, payload);
            case SESSIONS -> new Sessions(header, payload);
            case CHECK_IN, LOG, TRACE_METRIC, PROFILE, PROFILE_CHUNK,
                    REPLAY_EVENT, REPLAY_RECORDING, REPLAY_VIDEO, STATSD, METRIC_BUCKETS ->
                new NotUsedYet(header, payload);
            case UNKNOWN -> new Unknown(header, payload);
        };
    }
}
