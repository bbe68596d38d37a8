package io.corral.engine.ingest.intake;

/// Why a request was not taken at all, with what the client is told.
///
/// @param status HTTP status
/// @param detail one sentence
/// @param retryAfterSeconds what the client is told to wait; 0 for nothing
public record Refusal(int status, String detail, int retryAfterSeconds) {

    static final Refusal QUEUE_FULL =
            new Refusal(429, "too many events are waiting to be processed", 30);
    static final Refusal NO_ROOM =
            new Refusal(429, "too many large requests at the same time", 5);
    static final Refusal DISK = new Refusal(503, "no room left to store events", 60);
    static final Refusal STOPPING = new Refusal(503, "the server is stopping", 10);
    static final Refusal NO_CREDENTIALS =
            new Refusal(401, "missing authorization information: no sentry_key was sent", 0);
    static final Refusal UNKNOWN_KEY =
            new Refusal(403, "unknown or disabled key for this project", 0);
    static final Refusal ORIGIN = new Refusal(403, "origin is not allowed for this project", 0);
    static final Refusal BAD_PROJECT = new Refusal(400, "project id must be a number", 0);
    static final Refusal ENCODING =
            new Refusal(415, "content encoding must be gzip, deflate, br, zstd or identity", 0);

    /// A refusal no waiting helps.
    static Refusal of(int status, String detail) {
        return new Refusal(status, detail, 0);
    }
}
