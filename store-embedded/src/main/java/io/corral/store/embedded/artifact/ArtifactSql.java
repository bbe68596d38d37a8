package io.corral.store.embedded.artifact;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.store.embedded.issue.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Statements on sources and source maps, and how their rows are read.
final class ArtifactSql {

    private static final String BUNDLE_ROWS =
            """
            SELECT b.*,
                (SELECT group_concat(p.project_id, ' ') FROM artifact_bundle_project p
                    WHERE p.bundle_id = b.id ORDER BY p.project_id) AS projects,
                (SELECT count(*) FROM artifact a WHERE a.bundle_id = b.id) AS files,
                (SELECT coalesce(sum(a.size_bytes), 0) FROM artifact a
                    WHERE a.bundle_id = b.id) AS total_bytes
            FROM artifact_bundle b
            """;
    private static final String OF_PROJECT =
            """
            WHERE b.id IN (SELECT bundle_id FROM artifact_bundle_project WHERE project_id = ?)
            """;
    private static final String NEWEST_BUNDLES =
            " ORDER BY b.uploaded_at DESC, b.id DESC LIMIT ? OFFSET ?";

    static final String SAME = BUNDLE_ROWS
            + "WHERE b.organization_id = ? AND b.release = ? AND b.dist = ? AND b.checksum = ?";
    static final String BUNDLE = BUNDLE_ROWS + "WHERE b.id = ?";
    static final String BUNDLES = BUNDLE_ROWS + OF_PROJECT + NEWEST_BUNDLES;
    static final String BUNDLES_WITH_TEXT = BUNDLE_ROWS + OF_PROJECT
            + """
              AND (instr(b.release, ?) > 0 OR instr(b.dist, ?) > 0 OR EXISTS (
                  SELECT 1 FROM artifact a WHERE a.bundle_id = b.id
                  AND (instr(a.url, ?) > 0 OR instr(a.debug_id, ?) = 1)))"""
            + NEWEST_BUNDLES;

    private static final String ARTIFACT_ROWS =
            """
            SELECT a.*, b.uploaded_at FROM artifact a
            JOIN artifact_bundle b ON b.id = a.bundle_id""";
    private static final String BY_NAME = " ORDER BY a.url, a.id LIMIT ? OFFSET ?";
    private static final String NEWEST = " ORDER BY b.uploaded_at DESC, b.id DESC, a.id LIMIT ";

    static final String ARTIFACT = ARTIFACT_ROWS + " WHERE a.id = ?";
    static final String OF_BUNDLE = ARTIFACT_ROWS + " WHERE a.bundle_id = ?" + BY_NAME;
    private static final String IN_RELEASE = ARTIFACT_ROWS
            + " WHERE b.organization_id = ? AND b.release = ? AND (? = '' OR instr(a.url, ?) > 0)";
    static final String OF_RELEASE = IN_RELEASE + BY_NAME;
    static final String OF_PROJECT_RELEASE = IN_RELEASE
            + " AND b.id IN (SELECT bundle_id FROM artifact_bundle_project WHERE project_id = ?)"
            + BY_NAME;
    static final String BY_DEBUG_ID = ARTIFACT_ROWS
            + """
               JOIN artifact_bundle_project p ON p.bundle_id = b.id
              WHERE a.debug_id = ? AND p.project_id = ?"""
            + NEWEST + "20";
    static final String BY_URL = ARTIFACT_ROWS
            + """
               JOIN artifact_bundle_project p ON p.bundle_id = b.id
              WHERE p.project_id = ? AND b.release = ? AND b.dist = ?
              AND a.url IN (SELECT value FROM json_each(?))"""
            + NEWEST + "50";

    static final String PROJECTS = "SELECT DISTINCT project_id FROM artifact_bundle_project";
    static final String NOTE_USED =
            "UPDATE artifact_bundle SET used_at = ? WHERE id IN (SELECT value FROM json_each(?))";
    static final String DELETE_BUNDLE = "DELETE FROM artifact_bundle WHERE id = ?";
    static final String DELETE_ARTIFACT = "DELETE FROM artifact WHERE id = ? RETURNING bundle_id";
    static final String DELETE_IF_EMPTY =
            """
            DELETE FROM artifact_bundle WHERE id = ?
            AND NOT EXISTS (SELECT 1 FROM artifact WHERE bundle_id = ?)""";
    static final String DELETE_PROJECT = "DELETE FROM artifact_bundle_project WHERE project_id = ?";
    static final String DELETE_HOMELESS =
            """
            DELETE FROM artifact_bundle
            WHERE id NOT IN (SELECT bundle_id FROM artifact_bundle_project)""";
    static final String DROP_UNUSED =
            "DELETE FROM artifact_bundle WHERE used_at < ? AND uploaded_at < ?";
    static final String NAMES = "SELECT 1 FROM artifact WHERE blob = ? LIMIT 1";

    private ArtifactSql() {}

    static ArtifactBundle bundle(ResultSet row) throws SQLException {
        return new ArtifactBundle(
                new ArtifactBundleId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                orNull(row.getString("checksum")),
                orNull(row.getString("release")),
                orNull(row.getString("dist")),
                projects(row.getString("projects")),
                Columns.time(row, "uploaded_at"),
                Columns.time(row, "used_at"),
                row.getInt("files"),
                row.getLong("total_bytes"));
    }

    private static List<ProjectId> projects(@Nullable String numbers) {
        return numbers == null
                ? List.of()
                : Arrays.stream(numbers.split(" ", -1))
                        .map(number -> new ProjectId(Long.parseLong(number))).sorted().toList();
    }

    static Artifact artifact(ResultSet row) throws SQLException {
        return new Artifact(
                new ArtifactId(row.getLong("id")),
                new ArtifactBundleId(row.getLong("bundle_id")),
                row.getString("url"),
                Columns.word(ArtifactKind.class, row, "kind"),
                DebugId.parse(row.getString("debug_id")).orElse(null),
                headers(row.getString("headers")),
                content(row),
                Columns.time(row, "uploaded_at"));
    }

    static StoredContent content(ResultSet row) throws SQLException {
        return new StoredContent(
                row.getString("blob"), row.getLong("size_bytes"), row.getString("sha1"));
    }

    /// Headers as lines; line breaks in values become spaces.
    static String lines(Map<String, String> headers) {
        return headers.entrySet().stream().sorted(Entry.comparingByKey())
                .map(header -> oneLine(header.getKey()) + ": " + oneLine(header.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return headers;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Texts as a JSON array, for `json_each`.
    static String jsonList(Collection<String> texts) {
        return texts.stream().map(ArtifactSql::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
