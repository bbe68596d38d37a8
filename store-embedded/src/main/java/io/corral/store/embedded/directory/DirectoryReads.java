package io.corral.store.embedded.directory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Member;
import io.corral.domain.access.Preferences;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.AllowedOrigins;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Scrubbing;
import io.corral.store.directory.DirectoryContents;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the directory's rows.
final class DirectoryReads {

    private final SqliteSession session;

    DirectoryReads(SqliteSession session) {
        this.session = session;
    }

    DirectoryContents contents() throws SQLException {
        return new DirectoryContents(
                all("SELECT * FROM organization ORDER BY id", DirectoryReads::organization),
                projects(),
                all("SELECT * FROM client_key ORDER BY id", DirectoryReads::key),
                all("SELECT * FROM team ORDER BY id", DirectoryReads::team),
                all("SELECT * FROM account ORDER BY id", DirectoryReads::user),
                members(),
                all("SELECT * FROM api_token ORDER BY id", DirectoryReads::token));
    }

    private static Organization organization(Row row) throws SQLException {
        return new Organization(new OrganizationId(row.number("id")), row.text("slug"),
                row.text("name"), row.time("created_at"), row.quota());
    }

    private List<Project> projects() throws SQLException {
        Map<Long, List<TeamId>> teams = new HashMap<>();
        all("SELECT * FROM project_team ORDER BY project_id, position", row -> teams
                .computeIfAbsent(row.number("project_id"), _ -> new ArrayList<>())
                .add(new TeamId(row.number("team_id"))));
        return all("SELECT * FROM project ORDER BY id",
                row -> project(row, teams.getOrDefault(row.number("id"), List.of())));
    }

    private static Project project(Row row, List<TeamId> teams) throws SQLException {
        return new Project(
                new ProjectId(row.number("id")), new OrganizationId(row.number("organization_id")),
                row.text("slug"), row.text("name"), row.textOrNull("platform"),
                row.time("created_at"), teams, settings(row));
    }

    private static ProjectSettings settings(Row row) throws SQLException {
        Long retentionDays = row.numberOrNull("retention_days");
        return new ProjectSettings(
                new InboundFilters(row.flag("filter_extensions"), row.flag("filter_crawlers"),
                        row.flag("filter_localhost"), row.lines("filter_messages"),
                        row.lines("filter_releases")),
                new Scrubbing(row.flag("scrub"), row.flag("scrub_default_keys"),
                        row.lines("scrub_sensitive_keys"), row.lines("scrub_safe_keys"),
                        row.flag("scrub_addresses")),
                new AllowedOrigins(row.lines("origins")),
                row.quota(),
                retentionDays == null ? null : Duration.ofDays(retentionDays));
    }

    private static ClientKey key(Row row) throws SQLException {
        return new ClientKey(
                new KeyId(row.number("id")), new ProjectId(row.number("project_id")),
                row.text("public_key"), row.text("name"), row.flag("active"), row.quota(),
                row.time("created_at"));
    }

    private static Team team(Row row) throws SQLException {
        return new Team(
                new TeamId(row.number("id")), new OrganizationId(row.number("organization_id")),
                row.text("slug"), row.text("name"), row.time("created_at"));
    }

    private static User user(Row row) throws SQLException {
        return new User(new UserId(row.number("id")), row.text("email"), row.text("name"),
                row.flag("active"), row.time("created_at"), preferences(row));
    }

    private static Preferences preferences(Row row) throws SQLException {
        String zone = row.textOrNull("zone");
        return new Preferences(Preferences.Theme.ofWord(row.text("theme")).orElseThrow(),
                zone == null ? null : ZoneId.of(zone));
    }

    private record Place(long organization, long user) {
        static Place of(Row row) throws SQLException {
            return new Place(row.number("organization_id"), row.number("account_id"));
        }
    }

    private List<Member> members() throws SQLException {
        Map<Place, List<TeamId>> teams = new HashMap<>();
        all("SELECT * FROM member_team ORDER BY position", row -> teams
                .computeIfAbsent(Place.of(row), _ -> new ArrayList<>())
                .add(new TeamId(row.number("team_id"))));
        return all("SELECT * FROM member ORDER BY organization_id, account_id",
                row -> member(row, teams.getOrDefault(Place.of(row), List.of())));
    }

    private static Member member(Row row, List<TeamId> teams) throws SQLException {
        return new Member(
                new OrganizationId(row.number("organization_id")),
                new UserId(row.number("account_id")),
                Role.ofWireName(row.text("role")).orElseThrow(), teams, row.time("since"));
    }

    private static ApiToken token(Row row) throws SQLException {
        Long organization = row.numberOrNull("organization_id");
        String refresh = row.textOrNull("refresh_hash");
        return new ApiToken(
                new TokenId(row.number("id")), row.text("name"), new SecretHash(row.text("hash")),
                row.text("last_characters"), new UserId(row.number("account_id")),
                organization == null ? null : new OrganizationId(organization),
                scopes(row.text("scopes")), row.time("created_at"), row.timeOrNull("last_used_at"),
                row.timeOrNull("expires_at"), refresh == null ? null : new SecretHash(refresh));
    }

    private static Set<Scope> scopes(String words) {
        return Stream.of(words.split(" ")).filter(word -> !word.isEmpty())
                .map(word -> Scope.ofWireName(word).orElseThrow())
                .collect(Collectors.toSet());
    }

    List<AuditEntry> audit(@Nullable OrganizationId organization, int limit) throws SQLException {
        String where = organization == null ? "" : " WHERE organization_id = ?";
        PreparedStatement select = session.prepare(
                "SELECT * FROM audit" + where + " ORDER BY id DESC LIMIT ?");
        Parameters parameters = new Parameters(select);
        if (organization != null) {
            parameters.number(organization.value());
        }
        return rows(parameters.number(limit).statement(), DirectoryReads::auditEntry);
    }

    private static AuditEntry auditEntry(Row row) throws SQLException {
        Long organization = row.numberOrNull("organization_id");
        return new AuditEntry(row.time("at"), row.text("actor"),
                organization == null ? null : new OrganizationId(organization),
                row.text("action"), row.text("target"));
    }

    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        return rows(session.prepare(sql), reader);
    }

    static <T> List<T> rows(PreparedStatement select, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                all.add(reader.read(row));
            }
        }
        return all;
    }
}
