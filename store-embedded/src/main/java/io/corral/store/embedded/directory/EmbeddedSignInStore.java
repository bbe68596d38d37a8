package io.corral.store.embedded.directory;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.LoginLink;
import io.corral.domain.access.PasswordHash;
import io.corral.domain.access.Role;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.store.directory.SignInStore;
import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How people get in, in `corral.db`; whoever opened the database closes it.
public final class EmbeddedSignInStore implements SignInStore {

    private final SqliteDatabase database;

    public EmbeddedSignInStore(CorralDatabase shared) {
        this.database = shared.database();
    }

    @Override
    public void putPassword(UserId user, PasswordHash hash, Instant at) {
        database.update(session -> parameters(session, """
                INSERT INTO account_password (account_id, hash, changed_at) VALUES (?, ?, ?)
                ON CONFLICT (account_id) DO UPDATE
                SET hash = excluded.hash, changed_at = excluded.changed_at""")
                .number(user.value()).text(hash.encoded()).time(at).update());
    }

    @Override
    public Optional<PasswordHash> password(UserId user) {
        return database.read(session -> DirectoryReads.rows(
                parameters(session, "SELECT hash FROM account_password WHERE account_id = ?")
                        .number(user.value()).statement(),
                row -> new PasswordHash(row.text("hash"))).stream().findFirst());
    }

    @Override
    public void dropPassword(UserId user) {
        database.update(session -> parameters(
                session, "DELETE FROM account_password WHERE account_id = ?")
                .number(user.value()).update());
    }

    @Override
    public void addLink(LoginLink link) {
        database.update(session -> parameters(session,
                "INSERT INTO login_link (hash, account_id, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?)")
                .text(link.hash().hex()).number(link.user().value()).time(link.createdAt())
                .time(link.expiresAt()).update());
    }

    @Override
    public Optional<UserId> useLink(SecretHash hash, Instant now) {
        String sql = "DELETE FROM login_link WHERE hash = ? AND expires_at > ?"
                + " RETURNING account_id";
        return database.write(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                row -> new UserId(row.number("account_id"))).stream().findFirst());
    }

    @Override
    public void addSession(Session added) {
        database.update(session -> parameters(session,
                "INSERT INTO session (hash, account_id, browser, created_at, last_seen_at,"
                        + " expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .text(added.hash().hex()).number(added.user().value()).text(added.browser())
                .time(added.createdAt()).time(added.lastSeenAt()).time(added.expiresAt())
                .update());
    }

    @Override
    public Optional<Session> session(SecretHash hash, Instant now) {
        String sql = "SELECT * FROM session WHERE hash = ? AND expires_at > ?";
        return database.read(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                EmbeddedSignInStore::session).stream().findFirst());
    }

    @Override
    public List<Session> sessionsOf(UserId user, Instant now) {
        String sql = "SELECT * FROM session WHERE account_id = ? AND expires_at > ?"
                + " ORDER BY last_seen_at DESC, hash";
        return database.read(session -> DirectoryReads.rows(
                parameters(session, sql).number(user.value()).time(now).statement(),
                EmbeddedSignInStore::session));
    }

    private static Session session(Row row) throws SQLException {
        return new Session(new SecretHash(row.text("hash")), new UserId(row.number("account_id")),
                row.text("browser"), row.time("created_at"), row.time("last_seen_at"),
                row.time("expires_at"));
    }

    @Override
    public void noteSeen(SecretHash hash, Instant at) {
        database.update(session -> parameters(
                session, "UPDATE session SET last_seen_at = ? WHERE hash = ?")
                .time(at).text(hash.hex()).update());
    }

    @Override
    public void endSession(SecretHash hash) {
        database.update(session -> parameters(session, "DELETE FROM session WHERE hash = ?")
                .text(hash.hex()).update());
    }

    @Override
    public void endSessionsOf(UserId user) {
        database.update(session -> {
            for (String table : List.of("session", "login_link")) {
                parameters(session, "DELETE FROM " + table + " WHERE account_id = ?")
                        .number(user.value()).update();
            }
        });
    }

    @Override
    public void putInvitation(Invitation invitation) {
        database.update(session -> parameters(session, """
                INSERT OR REPLACE INTO invitation (hash, organization_id, email, role, teams,
                    invited_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .text(invitation.hash().hex()).number(invitation.organization().value())
                .text(invitation.email()).text(invitation.role().wireName())
                .text(invitation.teams().stream().map(TeamId::toString)
                        .collect(Collectors.joining(" ")))
                .text(invitation.invitedBy()).time(invitation.createdAt())
                .time(invitation.expiresAt()).update());
    }

    @Override
    public Optional<Invitation> invitation(SecretHash hash, Instant now) {
        String sql = "SELECT * FROM invitation WHERE hash = ? AND expires_at > ?";
        return database.read(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                EmbeddedSignInStore::invitation).stream().findFirst());
    }

    @Override
    public Optional<Invitation> useInvitation(SecretHash hash, Instant now) {
        String sql = "DELETE FROM invitation WHERE hash = ? AND expires_at > ? RETURNING *";
        return database.write(session -> DirectoryReads.rows(
                parameters(session, sql).text(hash.hex()).time(now).statement(),
                EmbeddedSignInStore::invitation).stream().findFirst());
    }

    @Override
    public List<Invitation> invitationsTo(OrganizationId organization, Instant now) {
        String sql = "SELECT * FROM invitation WHERE organization_id = ? AND expires_at > ?"
                + " ORDER BY created_at DESC, hash";
        return database.read(session -> DirectoryReads.rows(
                parameters(session, sql).number(organization.value()).time(now).statement(),
                EmbeddedSignInStore::invitation));
    }

    private static Invitation invitation(Row row) throws SQLException {
        List<TeamId> teams = row.text("teams").isEmpty()
                ? List.of()
                : List.of(row.text("teams").split(" ")).stream()
                        .map(number -> new TeamId(Long.parseLong(number))).toList();
        return new Invitation(new SecretHash(row.text("hash")),
                new OrganizationId(row.number("organization_id")), row.text("email"),
                Role.ofWireName(row.text("role")).orElseThrow(), teams, row.text("invited_by"),
                row.time("created_at"), row.time("expires_at"));
    }

    @Override
    public void deleteInvitation(SecretHash hash) {
        database.update(session -> parameters(session, "DELETE FROM invitation WHERE hash = ?")
                .text(hash.hex()).update());
    }

    @Override
    public void dropExpired(Instant now) {
        database.update(session -> {
            for (String table : List.of("session", "login_link", "invitation")) {
                parameters(session, "DELETE FROM " + table + " WHERE expires_at <= ?").time(now)
                        .update();
            }
        });
    }

    private static Parameters parameters(SqliteSession session, String sql) throws SQLException {
        return new Parameters(session.prepare(sql));
    }
}
