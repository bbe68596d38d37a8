package io.corral.engine.net;

import org.jspecify.annotations.Nullable;

/// An outgoing request got no answer.
public final class SendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /// A failure to send.
    ///
    /// @param retryable whether the same request may succeed later
    public SendException(boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /// Whether the same request may succeed later.
    public boolean isRetryable() {
        return retryable;
    }
}
