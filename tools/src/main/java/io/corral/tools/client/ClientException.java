package io.corral.tools.client;

/// A call of the API failed; the message is a sentence that says what to check.
public final class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why calls fail, as far as a script has to know.
    public enum Reason {
        /// The server cannot be reached, or is none.
        NO_ANSWER,
        /// There is no token, or it is not valid.
        TOKEN,
        /// The token lacks a scope.
        SCOPE,
        /// Organisation, project, or what was asked for does not exist, or is not shown.
        NOT_FOUND,
        /// Too many requests.
        RATE_LIMIT,
        /// The server understood, and does not do it.
        REFUSED,
        /// What was asked for makes no sense: the server was not asked.
        USAGE
    }

    public ClientException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// What to tell the person.
    public String sentence() {
        String message = getMessage();
        return message == null ? "the call failed" : message;
    }
}
