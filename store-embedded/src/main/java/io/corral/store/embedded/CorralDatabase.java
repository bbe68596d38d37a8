package io.corral.store.embedded;

import io.corral.store.Backupable;
import io.corral.store.Maintainable;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSettings;
import java.nio.file.Path;

/// The file `corral.db`, shared by the directory (schema steps 0001-0099) and the issues (from
/// 0100): open it once, give [#database] to both stores, close it after them.
public final class CorralDatabase implements Backupable, Maintainable, AutoCloseable {

    private static final String SCHEMA = "/io/corral/store/embedded/corral";

    private final SqliteDatabase database;

    private CorralDatabase(SqliteDatabase database) {
        this.database = database;
    }

    /// Opens or creates the file of a data directory.
    public static CorralDatabase open(DataDirectory directory) {
        return open(directory.corralFile());
    }

    /// Opens or creates a file of its own.
    public static CorralDatabase open(Path file) {
        return new CorralDatabase(SqliteDatabase.open(
                file, SqliteSettings.defaults(), Migrations.of(SCHEMA)));
    }

    /// What the stores work on.
    public SqliteDatabase database() {
        return database;
    }

    @Override
    public void backupTo(Path directory) {
        database.copyTo(directory.resolve(database.file().getFileName()));
    }

    @Override
    public void maintain() {
        database.checkpoint();
        database.optimize();
    }

    @Override
    public void close() {
        database.close();
    }
}
