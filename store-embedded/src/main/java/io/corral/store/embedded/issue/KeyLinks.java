package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.KeyBatch;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.KeyLink;
import io.corral.store.issue.LinkedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table from keys to issues.
final class KeyLinks {

    private static final String FIND =
            """
            SELECT id, coalesce(issue_id, 0) AS issue_id FROM issue_key
            WHERE project_id = ? AND key = ?""";
    private static final String VERSION = "SELECT coalesce(max(version), 0) FROM issue_key";
    private static final String ADD =
            """
            INSERT INTO issue_key (project_id, key, algorithm, issue_id, version, events,
                first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?) RETURNING id""";
    private static final String RELINK =
            """
            UPDATE issue_key SET issue_id = ?, version = ?, algorithm = ?, events = 0,
                first_seen = ?, last_seen = ?, moved_at = NULL, split_from = NULL
            WHERE id = ?""";
    private static final String OF_ISSUE =
            "SELECT project_id, key FROM issue_key WHERE issue_id = ? ORDER BY id";
    private static final String ROWS_OF_ISSUE =
            "SELECT id, split_from FROM issue_key WHERE issue_id = ?";
    private static final String MOVE =
            """
            UPDATE issue_key SET issue_id = ?, version = ?, moved_at = ?, split_from = ?
            WHERE id = ?""";
    private static final String LINKED =
            """
            SELECT project_id, key, algorithm, events, first_seen, last_seen,
                coalesce(moved_at, first_seen) AS since, split_from
            FROM issue_key WHERE issue_id = ? ORDER BY events DESC, id""";
    private static final String AFTER =
            """
            SELECT project_id, key, issue_id, version FROM issue_key
            WHERE version > ? ORDER BY version LIMIT ?""";

    private final SqliteSession session;

    KeyLinks(SqliteSession session) {
        this.session = session;
    }

    /// @param id of the key's row; 0 when it has none
    /// @param issue 0 when it belongs to none
    record Link(long id, long issue) {
        private static final Link NONE = new Link(0, 0);
    }

    Link find(IssueKey key) throws SQLException {
        return Call.of(session, FIND)
                .number(key.project().value())
                .number(key.key())
                .first(row -> new Link(row.getLong("id"), row.getLong("issue_id")))
                .orElse(Link.NONE);
    }

    /// Points a key without an issue to one; its numbers begin at nothing.
    ///
    /// @return id of the key's row
    long link(Link link, KeyBatch batch, long issue) throws SQLException {
        long version = version() + 1;
        if (link.id() == 0) {
            return Call.of(session, ADD)
                    .number(batch.key().project().value())
                    .number(batch.key().key())
                    .number(batch.newest().algorithm())
                    .number(issue)
                    .number(version)
                    .time(batch.firstSeen())
                    .time(batch.lastSeen())
                    .onlyNumber();
        }
        Call.of(session, RELINK)
                .number(issue)
                .number(version)
                .number(batch.newest().algorithm())
                .time(batch.firstSeen())
                .time(batch.lastSeen())
                .number(link.id())
                .run();
        return link.id();
    }

    /// Points all keys of an issue to another one, or to none; their numbers stay. Keys that were
    /// split from the other one are split no more.
    ///
    /// @param to null for none
    void move(long from, @Nullable Long to, @Nullable Instant at) throws SQLException {
        Map<Long, Long> rows = new LinkedHashMap<>();
        Call.of(session, ROWS_OF_ISSUE).number(from).list(
                row -> rows.put(row.getLong("id"), row.getLong("split_from")));
        for (var row : rows.entrySet()) {
            Long split = row.getValue() == 0 || row.getValue().equals(to) ? null : row.getValue();
            move(row.getKey(), to, at == null ? null : (Long) Columns.micros(at), split);
        }
    }

    /// Points one key elsewhere; its numbers stay.
    ///
    /// @param row of the key
    /// @param movedAt microseconds; null when it was the first event that linked it
    /// @param splitFrom the issue it was split from; null when it was not
    void move(long row, @Nullable Long to, @Nullable Long movedAt, @Nullable Long splitFrom)
            throws SQLException {
        Call.of(session, MOVE)
                .number(to)
                .number(version() + 1)
                .number(movedAt)
                .number(splitFrom)
                .number(row)
                .run();
    }

    List<LinkedKey> linked(IssueId issue) throws SQLException {
        return Call.of(session, LINKED).number(issue.value()).list(row -> {
            Long split = Columns.optionalNumber(row, "split_from");
            return new LinkedKey(
                    key(row), row.getInt("algorithm"), row.getLong("events"),
                    Columns.time(row, "first_seen"), Columns.time(row, "last_seen"),
                    Columns.time(row, "since"), split == null ? null : new IssueId(split));
        });
    }

    long version() throws SQLException {
        return Call.of(session, VERSION).onlyNumber();
    }

    List<IssueKey> ofIssue(IssueId issue) throws SQLException {
        return Call.of(session, OF_ISSUE).number(issue.value()).list(KeyLinks::key);
    }

    private static IssueKey key(ResultSet row) throws SQLException {
        return new IssueKey(new ProjectId(row.getLong("project_id")), row.getLong("key"));
    }

    List<KeyLink> after(long version, int linksMax) throws SQLException {
        return Call.of(session, AFTER).number(version).number(linksMax).list(row -> {
            Long issue = Columns.optionalNumber(row, "issue_id");
            return new KeyLink(
                    key(row), issue == null ? null : new IssueId(issue), row.getLong("version"));
        });
    }
}
