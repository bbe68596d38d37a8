package io.corral.store.embedded.payload;

import io.corral.domain.id.ProjectId;
import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSettings;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// `dictionaries.db`: the compression dictionaries, which outlive every row that names them, and
/// the watermark where no day file holds it. Thread-safe.
final class Dictionaries implements AutoCloseable {

    private static final Migrations MIGRATIONS =
            Migrations.of("/io/corral/store/embedded/dictionary");
    private static final SqliteSettings SETTINGS =
            SqliteSettings.defaults().withWriterCache(512).withReaders(2, 512);

    private final SqliteDatabase database;
    private final Map<ProjectId, Integer> newest = new ConcurrentHashMap<>();

    private Dictionaries(SqliteDatabase database) {
        this.database = database;
    }

    static Dictionaries open(Path file) {
        Dictionaries dictionaries =
                new Dictionaries(SqliteDatabase.open(file, SETTINGS, MIGRATIONS));
        dictionaries.readNewest();
        return dictionaries;
    }

    /// The number of the dictionary for new events of a project; 0 when it has none yet.
    int newest(ProjectId project) {
        return newest.getOrDefault(project, 0);
    }

    byte[] content(int id) {
        return database.read(session -> {
            PreparedStatement select =
                    session.prepare("SELECT content FROM dictionary WHERE id = ?");
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getBytes(1);
                }
                throw new StoreException(Category.CORRUPT, "no dictionary " + id, null);
            }
        });
    }

    /// Makes this the dictionary for new events of a project.
    void add(ProjectId project, byte[] content) {
        int id = database.write(session -> {
            PreparedStatement insert = session.prepare(
                    "INSERT INTO dictionary (project, content) VALUES (?, ?) RETURNING id");
            insert.setLong(1, project.value());
            insert.setBytes(2, content);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
        CrashPoint.DICTIONARY_STORED.reach();
        newest.put(project, id);
    }

    /// Forgets all dictionaries but these and the newest of each project.
    void keepOnly(Set<Integer> used) {
        database.update(session -> {
            Set<Integer> old = new TreeSet<>();
            String sql = """
                         SELECT id FROM dictionary
                         WHERE id NOT IN (SELECT max(id) FROM dictionary GROUP BY project)""";
            try (ResultSet rows = session.prepare(sql).executeQuery()) {
                while (rows.next()) {
                    old.add(rows.getInt(1));
                }
            }
            old.removeAll(used);
            PreparedStatement delete = session.prepare("DELETE FROM dictionary WHERE id = ?");
            for (int id : old) {
                delete.setInt(1, id);
                delete.executeUpdate();
            }
        });
    }

    Map<Integer, Long> watermarks() {
        return database.read(DayFile::watermarks);
    }

    void mark(Map<Integer, Long> applied) {
        database.update(session -> DayFile.mark(session, applied));
    }

    SqliteDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private void readNewest() {
        Map<ProjectId, Integer> found = database.read(session -> {
            Map<ProjectId, Integer> ids = new HashMap<>();
            String sql = "SELECT project, max(id) FROM dictionary GROUP BY project";
            try (ResultSet rows = session.prepare(sql).executeQuery()) {
                while (rows.next()) {
                    ids.put(new ProjectId(rows.getLong(1)), rows.getInt(2));
                }
            }
            return ids;
        });
        newest.putAll(found);
    }
}
