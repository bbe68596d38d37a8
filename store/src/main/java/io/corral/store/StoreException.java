package io.corral.store;

import org.jspecify.annotations.Nullable;

/// A store could not do what was asked: the world failed, not the caller.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What failed.
    public enum Category {
        /// The device has no room left; writes fail, reads go on.
        DISK_FULL(true),
        /// The engine is busy or a query was interrupted; the same call may succeed later.
        BUSY(true),
        /// A query needed more time or memory than it may have.
        TOO_EXPENSIVE(false),
        /// The directory or file cannot be read or written.
        UNAVAILABLE(true),
        /// What is on disk is damaged or of a newer version.
        CORRUPT(false),
        /// The store was closed.
        CLOSED(false);

        private final boolean retryable;

        Category(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Category category;

    public StoreException(Category category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public Category category() {
        return category;
    }

    /// Whether the same call may succeed later.
    public boolean isRetryable() {
        return category.retryable;
    }
}
