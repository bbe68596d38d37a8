package io.corral.protocol;

/// Why a request's credentials cannot be used.
public enum AuthProblem {
    /// No source names a key.
    MISSING(401, "missing authorization information"),
    /// Two sources name different keys.
    MULTIPLE(401, "multiple authorization sources that differ"),
    /// A source is there but cannot be read.
    MALFORMED(400, "malformed authorization information"),
    /// The key is no key.
    KEY_MALFORMED(400, "malformed client key"),
    /// The client speaks a protocol after 7.
    VERSION_TOO_NEW(400, "unsupported protocol version"),
    /// The DSN of the envelope header and the request name different keys or projects.
    DSN_MISMATCH(400, "DSN of the envelope does not agree with the request");

    private final int status;
    private final String sentence;

    AuthProblem(int status, String sentence) {
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
