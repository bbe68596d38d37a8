package io.corral.store.embedded.directory;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryContents;
import io.corral.store.directory.DirectorySequence;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The directory in `corral.db`; whoever opened the database closes it.
public final class EmbeddedDirectoryStore implements DirectoryStore {

    private final SqliteDatabase database;

    public EmbeddedDirectoryStore(CorralDatabase shared) {
        this.database = shared.database();
    }

    @Override
    public DirectoryContents contents() {
        return database.read(session -> new DirectoryReads(session).contents());
    }

    @Override
    public long nextId(DirectorySequence sequence) {
        String sql = """
                     INSERT INTO sequence (name, last) VALUES (?, 1)
                     ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last""";
        String name = sequence.name().toLowerCase(Locale.ROOT);
        return database.write(session -> DirectoryReads.rows(
                parameters(session, sql).text(name).statement(), row -> row.number("last"))
                .getFirst());
    }

    @Override
    public Applied apply(List<DirectoryChange> changes, List<AuditEntry> audit) {
        try {
            database.update(session -> write(session, changes, audit));
            return Applied.APPLIED;
        } catch (Conflict _) {
            return Applied.CONFLICT;
        }
    }

    private static void write(
            SqliteSession session, List<DirectoryChange> changes, List<AuditEntry> audit)
            throws SQLException {
        DirectoryWrites writes = new DirectoryWrites(session);
        try {
            for (DirectoryChange change : changes) {
                writes.apply(change);
            }
            for (AuditEntry entry : audit) {
                writes.append(entry);
            }
        } catch (SQLiteException e) {
            if ((e.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                throw new Conflict(e);
            }
            throw e;
        }
    }

    @Override
    public List<AuditEntry> audit(@Nullable OrganizationId organization, int limit) {
        return database.read(session -> new DirectoryReads(session).audit(organization, limit));
    }

    @Override
    public void noteTokenUsed(TokenId token, Instant at) {
        database.update(session -> parameters(
                session, "UPDATE api_token SET last_used_at = ? WHERE id = ?")
                .time(at).number(token.value()).update());
    }

    private static Parameters parameters(SqliteSession session, String sql) throws SQLException {
        return new Parameters(session.prepare(sql));
    }

    /// Carries a violated constraint out of the transaction, which is undone on the way.
    private static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Conflict(SQLiteException cause) {
            super(cause);
        }
    }
}
