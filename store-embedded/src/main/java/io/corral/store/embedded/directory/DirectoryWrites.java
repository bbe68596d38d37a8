package io.corral.store.embedded.directory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Member;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryChange.DeleteKey;
import io.corral.store.directory.DirectoryChange.DeleteMember;
import io.corral.store.directory.DirectoryChange.DeleteProject;
import io.corral.store.directory.DirectoryChange.DeleteTeam;
import io.corral.store.directory.DirectoryChange.DeleteToken;
import io.corral.store.directory.DirectoryChange.PutKey;
import io.corral.store.directory.DirectoryChange.PutMember;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutProject;
import io.corral.store.directory.DirectoryChange.PutTeam;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the directory's rows.
final class DirectoryWrites {

    private static final List<String> PROJECT_COLUMNS = List.of(
            "id", "organization_id", "slug", "name", "platform", "created_at",
            "filter_extensions", "filter_crawlers", "filter_localhost", "filter_messages",
            "filter_releases", "scrub", "scrub_default_keys", "scrub_sensitive_keys",
            "scrub_safe_keys", "scrub_addresses", "origins", "quota_count", "quota_seconds",
            "retention_days");

    private final SqliteSession session;

    DirectoryWrites(SqliteSession session) {
        this.session = session;
    }

    void apply(DirectoryChange change) throws SQLException {
        switch (change) {
            case PutOrganization(var organization) -> put(organization);
            case PutProject(var project) -> put(project);
            case PutKey(var key) -> put(key);
            case PutTeam(var team) -> put(team);
            case PutUser(var user) -> put(user);
            case PutMember(var member) -> put(member);
            case PutToken(var token) -> put(token);
            case DeleteProject(var id) -> delete("project", id.value());
            case DeleteKey(var id) -> delete("client_key", id.value());
            case DeleteTeam(var id) -> delete("team", id.value());
            case DeleteMember delete -> delete(delete);
            case DeleteToken(var id) -> delete("api_token", id.value());
        }
    }

    private void put(Organization organization) throws SQLException {
        upsert("organization", 1,
                List.of("id", "slug", "name", "created_at", "quota_count", "quota_seconds"))
                .number(organization.id().value()).text(organization.slug())
                .text(organization.name()).time(organization.createdAt())
                .quota(organization.quota()).update();
    }

    private void put(Project project) throws SQLException {
        ProjectSettings settings = project.settings();
        var filters = settings.filters();
        var scrubbing = settings.scrubbing();
        var retention = settings.retention();
        upsert("project", 1, PROJECT_COLUMNS)
                .number(project.id().value()).number(project.organization().value())
                .text(project.slug()).text(project.name()).text(project.platform())
                .time(project.createdAt())
                .flag(filters.browserExtensions()).flag(filters.webCrawlers())
                .flag(filters.localhost()).lines(filters.errorMessages())
                .lines(filters.releases())
                .flag(scrubbing.enabled()).flag(scrubbing.defaultKeys())
                .lines(scrubbing.sensitiveKeys()).lines(scrubbing.safeKeys())
                .flag(scrubbing.scrubAddresses())
                .lines(settings.origins().entries()).quota(settings.quota())
                .numberOrNull(retention == null ? null : retention.toDays()).update();
        parameters("DELETE FROM project_team WHERE project_id = ?")
                .number(project.id().value()).update();
        int position = 0;
        for (TeamId team : project.teams()) {
            parameters("INSERT INTO project_team (project_id, team_id, position) VALUES (?, ?, ?)")
                    .number(project.id().value()).number(team.value()).number(position++).update();
        }
    }

    private void put(ClientKey key) throws SQLException {
        upsert("client_key", 1, List.of("id", "project_id", "public_key", "name", "active",
                "quota_count", "quota_seconds", "created_at"))
                .number(key.id().value()).number(key.project().value()).text(key.publicKey())
                .text(key.name()).flag(key.active()).quota(key.quota()).time(key.createdAt())
                .update();
    }

    private void put(Team team) throws SQLException {
        upsert("team", 1, List.of("id", "organization_id", "slug", "name", "created_at"))
                .number(team.id().value()).number(team.organization().value()).text(team.slug())
                .text(team.name()).time(team.createdAt()).update();
    }

    private void put(User user) throws SQLException {
        var zone = user.preferences().zone();
        upsert("account", 1,
                List.of("id", "email", "name", "active", "created_at", "theme", "zone"))
                .number(user.id().value()).text(user.email()).text(user.name())
                .flag(user.active()).time(user.createdAt())
                .text(user.preferences().theme().word())
                .text(zone == null ? null : zone.getId()).update();
    }

    private void put(Member member) throws SQLException {
        long organization = member.organization().value();
        long user = member.user().value();
        upsert("member", 2, List.of("organization_id", "account_id", "role", "since"))
                .number(organization).number(user).text(member.role().wireName())
                .time(member.since()).update();
        parameters("DELETE FROM member_team WHERE organization_id = ? AND account_id = ?")
                .number(organization).number(user).update();
        int position = 0;
        for (TeamId team : member.teams()) {
            parameters("INSERT INTO member_team (organization_id, account_id, team_id, position)"
                    + " VALUES (?, ?, ?, ?)")
                    .number(organization).number(user).number(team.value()).number(position++)
                    .update();
        }
    }

    private void put(ApiToken token) throws SQLException {
        var organization = token.organization();
        SecretHash refresh = token.refresh();
        upsert("api_token", 1, List.of("id", "name", "hash", "last_characters", "account_id",
                "organization_id", "scopes", "created_at", "last_used_at", "expires_at",
                "refresh_hash"))
                .number(token.id().value()).text(token.name()).text(token.hash().hex())
                .text(token.lastCharacters()).number(token.user().value())
                .numberOrNull(organization == null ? null : organization.value())
                .text(token.scopes().stream().sorted().map(Scope::wireName)
                        .collect(Collectors.joining(" ")))
                .time(token.createdAt()).time(token.lastUsedAt()).time(token.expiresAt())
                .text(refresh == null ? null : refresh.hex())
                .update();
    }

    private void delete(DeleteMember delete) throws SQLException {
        parameters("DELETE FROM member WHERE organization_id = ? AND account_id = ?")
                .number(delete.organization().value()).number(delete.user().value()).update();
    }

    private void delete(String table, long id) throws SQLException {
        parameters("DELETE FROM " + table + " WHERE id = ?").number(id).update();
    }

    void append(AuditEntry entry) throws SQLException {
        var organization = entry.organization();
        parameters("INSERT INTO audit (at, actor, organization_id, action, target)"
                + " VALUES (?, ?, ?, ?, ?)")
                .time(entry.at()).text(entry.actor())
                .numberOrNull(organization == null ? null : organization.value())
                .text(entry.action()).text(entry.target()).update();
    }

    /// An insert that replaces the row of the same identity, which the first columns are.
    private Parameters upsert(String table, int identityColumns, List<String> columns)
            throws SQLException {
        List<String> identity = columns.subList(0, identityColumns);
        String values = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        String replaced = columns.stream().skip(identityColumns)
                .map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return parameters("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(table, String.join(", ", columns), values,
                        String.join(", ", identity), replaced));
    }

    private Parameters parameters(String sql) throws SQLException {
        return new Parameters(session.prepare(sql));
    }
}
