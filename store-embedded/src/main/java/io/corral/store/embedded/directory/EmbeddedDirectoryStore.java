package io.corral.store.embedded.directory;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.LoginLink;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
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
import java.util.Optional;
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

    @Override
    public void addLoginLink(LoginLink link) {
        database.update(session -> parameters(session,
                "INSERT INTO login_link (hash, account_id, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?)")
                .text(link.hash().hex()).number(link.user().value()).time(link.createdAt())
                .time(link.expiresAt()).update());
    }

    @Override
    public Optional<UserId> useLoginLink(SecretHash hash, Instant now) {
        String sql = "DELETE FROM login_link WHERE hash = ? AND expires_at > ?"
                + " RETURNING account_id";
        return database.write(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                row -> new UserId(row.number("account_id"))).stream().findFirst());
    }

    @Override
    public void addSession(Session added) {
        database.update(session -> parameters(session,
                "INSERT INTO session (hash, account_id, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?)")
                .text(added.hash().hex()).number(added.user().value()).time(added.createdAt())
                .time(added.expiresAt()).update());
    }

    @Override
    public Optional<Session> session(SecretHash hash, Instant now) {
        String sql = "SELECT * FROM session WHERE hash = ? AND expires_at > ?";
        return database.read(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                row -> new Session(hash, new UserId(row.number("account_id")),
                        row.time("created_at"), row.time("expires_at")))
                .stream().findFirst());
    }

    @Override
    public void endSession(SecretHash hash) {
        database.update(session -> parameters(session, "DELETE FROM session WHERE hash = ?")
                .text(hash.hex()).update());
    }

    @Override
    public void endSessionsOf(UserId user) {
        database.update(session -> {
            parameters(session, "DELETE FROM session WHERE account_id = ?")
                    .number(user.value()).update();
            parameters(session, "DELETE FROM login_link WHERE account_id = ?")
                    .number(user.value()).update();
        });
    }

    @Override
    public void dropExpired(Instant now) {
        database.update(session -> {
            parameters(session, "DELETE FROM session WHERE expires_at <= ?").time(now).update();
            parameters(session, "DELETE FROM login_link WHERE expires_at <= ?").time(now)
                    .update();
        });
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
