package io.corral.store.embedded.event;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.sql.SQLException;
import java.util.Locale;

/// Translates what DuckDB reports into the categories of [StoreException]. DuckDB tells its errors
/// apart only by the first words of the message.
final class DuckDbErrors {

    private DuckDbErrors() {}

    /// What failed while writing or opening.
    static RuntimeException translate(String what, SQLException failure) {
        String message = "events.duckdb: " + what + ": " + failure.getMessage();
        String text = lower(failure);
        if (isMemory(failure)) {
            return new StoreException(Category.BUSY, message, failure);
        }
        if (text.contains("no space left") || text.contains("disk full")) {
            return new StoreException(Category.DISK_FULL, message, failure);
        }
        if (text.contains("connection was closed") || text.contains("has been closed")
                || text.contains("connection error")) {
            return new StoreException(Category.CLOSED, message, failure);
        }
        if (text.contains("has been invalidated") || text.contains("io error")
                || text.contains("could not set lock")) {
            return new StoreException(Category.UNAVAILABLE, message, failure);
        }
        if (text.contains("serialization error") || text.contains("corrupt")) {
            return new StoreException(Category.CORRUPT, message, failure);
        }
        if (text.contains("transactioncontext error")) {
            return new StoreException(Category.BUSY, message, failure);
        }
        return new IllegalStateException(message, failure);
    }

    /// What failed while answering.
    static RuntimeException ofQuery(SQLException failure) {
        if (isMemory(failure)) {
            return new StoreException(
                    Category.TOO_EXPENSIVE, "too many groups: narrow the range", failure);
        }
        if (lower(failure).contains("interrupt")) {
            return new StoreException(
                    Category.TOO_EXPENSIVE, "the query took too long: narrow the range", failure);
        }
        return translate("query", failure);
    }

    /// Whether the memory limit was reached.
    static boolean isMemory(SQLException failure) {
        String text = lower(failure);
        return text.contains("out of memory") || text.contains("failed to allocate")
                || text.contains("could not allocate") || text.contains("failed to pin block")
                || text.contains("max_temp_directory_size");
    }

    private static String lower(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }
}
