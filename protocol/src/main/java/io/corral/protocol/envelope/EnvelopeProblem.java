package io.corral.protocol.envelope;

/// Why a body is not an envelope that can be taken.
public enum EnvelopeProblem {
    EMPTY_BODY(400, "empty request body"),
    BODY_CORRUPT(400, "request body does not decompress"),
    HEADER_MALFORMED(400, "envelope header is not a JSON object on one line"),
    EVENT_ID_MALFORMED(400, "event id of the envelope header is not a UUID"),
    DSN_MALFORMED(400, "dsn of the envelope header is not a DSN"),
    ITEM_HEADER_MALFORMED(400, "item header is not a JSON object on one line"),
    ITEM_TYPE_MISSING(400, "item header has no type"),
    ITEM_LENGTH_MALFORMED(400, "length of the item header is not a number of bytes"),
    ITEM_TRUNCATED(400, "envelope ends inside an item"),
    ITEM_NOT_TERMINATED(400, "item payload is longer than its header says"),
    EVENT_WITH_TRANSACTION(400, "envelope holds an event and a transaction"),
    ENVELOPE_TOO_LARGE(413, "envelope exceeds its size limit"),
    ITEM_TOO_LARGE(413, "item exceeds the size limit of its kind"),
    ITEMS_TOO_MANY(413, "envelope holds too many items of a kind");

    private final int status;
    private final String sentence;

    EnvelopeProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /// HTTP status of the answer.
    public int status() {
        return status;
    }

    /// What the client is told.
    public String sentence() {
        return sentence;
    }
}
