package io.corral.store.embedded.sqlite;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Translates what SQLite reports into the categories of [StoreException].
final class SqliteErrors {

    private static final int PRIMARY_CODE = 0xff;

    private SqliteErrors() {}

    /// A [StoreException] when the world failed; an [IllegalStateException] when the statement is
    /// wrong, which is a bug of ours.
    static RuntimeException translate(Path file, SQLException failure) {
        String message = file.getFileName() + ": " + failure.getMessage();
        return switch (primary(failure)) {
            case SQLITE_FULL ->
                new StoreException(Category.DISK_FULL, message, failure);
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT, SQLITE_PROTOCOL ->
                new StoreException(Category.BUSY, message, failure);
            case SQLITE_NOMEM, SQLITE_TOOBIG ->
                new StoreException(Category.TOO_EXPENSIVE, message, failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT ->
                new StoreException(Category.CORRUPT, message, failure);
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH,
                    SQLITE_NOLFS ->
                new StoreException(inputOutput(failure), message, failure);
            default -> new IllegalStateException(message, failure);
        };
    }

    private static Category inputOutput(SQLException failure) {
        boolean noRoomForSharedMemory = failure instanceof SQLiteException e
                && e.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
        return noRoomForSharedMemory ? Category.DISK_FULL : Category.UNAVAILABLE;
    }

    private static SQLiteErrorCode primary(SQLException failure) {
        if (failure instanceof SQLiteException e) {
            return SQLiteErrorCode.getErrorCode(e.getResultCode().code & PRIMARY_CODE);
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
