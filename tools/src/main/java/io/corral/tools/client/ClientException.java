package io.corral.tools.client;

/// A call of the API failed; the message is a sentence that says what to check.
public final class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientException(String sentence) {
        super(sentence);
    }

    /// What to tell the person.
    public String sentence() {
        String message = getMessage();
        return message == null ? "the call failed" : message;
    }
}
