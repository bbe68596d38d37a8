package io.corral.store.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    private static final Migrations SAMPLE =
            Migrations.of("/io/corral/store/embedded/sqlite/sample");

    @TempDir
    Path temporary;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = open(temporary.resolve("sample.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void write_committed_isReadAndStaysAfterReopening() {
        write("one");
        assertThat(notes(database)).isEqualTo(1);

        database.close();
        database = open(temporary.resolve("sample.db"));

        assertThat(notes(database)).isEqualTo(1);
        assertThat(number(database, "SELECT notes FROM tally")).isEqualTo(1);
    }

    @Test
    void write_failing_leavesNothing() {
        assertThatIllegalStateException().isThrownBy(() -> database.update(session -> {
            insert(session, "one");
            throw new IllegalStateException("changed my mind");
        })).withMessage("changed my mind");

        assertThat(notes(database)).isZero();
        write("two");
        assertThat(notes(database)).isEqualTo(1);
    }

    @Test
    void write_wrongStatement_isBug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> database.update(session -> session.execute("SELECT nothing")));
    }

    @Test
    void write_nested_isBug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> database.update(outer -> write("inner")))
                .withMessageContaining("write inside write");
    }

    @Test
    void write_diskFull_isToldAndRecovers() {
        database.update(session -> session.execute("PRAGMA max_page_count = 10"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> write("x".repeat(200_000)))
                .returns(Category.DISK_FULL, StoreException::category);
        assertThat(notes(database)).isZero();

        database.update(session -> session.execute("PRAGMA max_page_count = 100000"));
        write("fits");
        assertThat(notes(database)).isEqualTo(1);
    }

    @Test
    void read_writing_isRefused() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.read(session -> insert(session, "one")));
        assertThat(notes(database)).isZero();
    }

    @Test
    void read_duringWrite_seesWhatIsCommitted() {
        write("one");
        long seen = database.write(session -> {
            insert(session, "two");
            return notes(database);
        });

        assertThat(seen).isEqualTo(1);
        assertThat(notes(database)).isEqualTo(2);
    }

    @Test
    void copyTo_isWholeDatabase() {
        write("one");
        Path copy = temporary.resolve("copy.db");

        database.copyTo(copy);
        write("two");
        database.copyTo(copy);

        try (SqliteDatabase opened = open(copy)) {
            assertThat(notes(opened)).isEqualTo(2);
        }
    }

    @Test
    void checkpoint_truncatesLog() {
        write("one");
        assertThat(temporary.resolve("sample.db-wal").toFile().length()).isPositive();

        database.checkpoint();

        assertThat(temporary.resolve("sample.db-wal")).isEmptyFile();
    }

    @Test
    void open_newerSchema_isRefused() {
        database.close();
        Migrations older = new Migrations(SAMPLE.folder(), List.of("0001_notes.sql"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteDatabase.open(
                        temporary.resolve("sample.db"), SqliteSettings.defaults(), older))
                .returns(Category.CORRUPT, StoreException::category);
    }

    @Test
    void use_afterClose_isRefused() {
        database.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> notes(database))
                .returns(Category.CLOSED, StoreException::category);
    }

    private static SqliteDatabase open(Path file) {
        return SqliteDatabase.open(file, SqliteSettings.defaults(), SAMPLE);
    }

    private void write(String text) {
        database.write(session -> insert(session, text));
    }

    private static int insert(SqliteSession session, String text) throws SQLException {
        PreparedStatement insert = session.prepare("INSERT INTO note (text) VALUES (?)");
        insert.setString(1, text);
        return insert.executeUpdate();
    }

    private static long notes(SqliteDatabase database) {
        return number(database, "SELECT count(*) FROM note");
    }

    private static long number(SqliteDatabase database, String sql) {
        return database.read(session -> {
            try (ResultSet rows = session.prepare(sql).executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
