package io.corral.store.embedded.issue;

import io.corral.domain.id.ReleaseId;
import io.corral.domain.release.Commit;
import io.corral.domain.release.Commit.Author;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.Deploy;
import io.corral.store.release.ReleaseHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Summaries of releases within a transaction: a few statements for a whole page of them.
final class HistoryRows {

    private static final int AUTHORS_MAX = 1_000;
    private static final String COMMIT_COUNTS =
            """
            SELECT release_id, count(*) FROM release_commit
            WHERE release_id IN (SELECT value FROM json_each(?)) GROUP BY release_id""";
    private static final String LAST_COMMITS =
            """
            SELECT r.release_id, %s FROM release_commit r
            JOIN code_commit c ON c.id = r.commit_id JOIN repository o ON o.id = c.repository_id
            WHERE r.release_id IN (SELECT value FROM json_each(?)) AND r.position = 0"""
                    .formatted(CommitRows.COLUMNS);
    private static final String AUTHORS =
            """
            SELECT r.release_id, c.author_name, c.author_email
            FROM release_commit r JOIN code_commit c ON c.id = r.commit_id
            WHERE r.release_id IN (SELECT value FROM json_each(?1))
                AND (c.author_name IS NOT NULL OR c.author_email IS NOT NULL)
            GROUP BY r.release_id, c.author_name, c.author_email
            ORDER BY r.release_id, min(r.position) LIMIT ?2""";
    private static final String DEPLOY_COUNTS =
            """
            SELECT release_id, count(*) FROM deploy
            WHERE release_id IN (SELECT value FROM json_each(?)) GROUP BY release_id""";
    private static final String LAST_DEPLOYS =
            """
            SELECT d.* FROM json_each(?) w JOIN deploy d ON d.id = (
                SELECT id FROM deploy WHERE release_id = w.value
                ORDER BY finished_at DESC, id DESC LIMIT 1)""";

    private final SqliteSession session;

    HistoryRows(SqliteSession session) {
        this.session = session;
    }

    Map<ReleaseId, ReleaseHistory> of(Collection<ReleaseId> releases) throws SQLException {
        List<Long> ids = releases.stream().map(ReleaseId::value).toList();
        Map<Long, Integer> commits = counts(COMMIT_COUNTS, ids);
        Map<Long, Integer> deploys = counts(DEPLOY_COUNTS, ids);
        Map<Long, Commit> last = new HashMap<>();
        Map<Long, List<Author>> authors = new HashMap<>();
        if (!commits.isEmpty()) {
            Call.of(session, LAST_COMMITS).numbers(ids)
                    .list(row -> last.put(row.getLong("release_id"), CommitRows.commit(row)));
            Call.of(session, AUTHORS).numbers(ids).number(AUTHORS_MAX)
                    .list(row -> addAuthor(authors, row));
        }
        Map<Long, Deploy> lastDeploys = deploys.isEmpty() ? Map.of() : lastDeploys(ids);
        Set<Long> known = new HashSet<>(commits.keySet());
        known.addAll(deploys.keySet());
        Map<ReleaseId, ReleaseHistory> histories = new HashMap<>();
        for (long id : known) {
            histories.put(new ReleaseId(id), new ReleaseHistory(
                    commits.getOrDefault(id, 0), last.get(id),
                    authors.getOrDefault(id, List.of()), deploys.getOrDefault(id, 0),
                    lastDeploys.get(id)));
        }
        return histories;
    }

    private Map<Long, Integer> counts(String sql, List<Long> ids) throws SQLException {
        Map<Long, Integer> counts = new HashMap<>();
        Call.of(session, sql).numbers(ids)
                .list(row -> counts.put(row.getLong(1), row.getInt(2)));
        return counts;
    }

    private static boolean addAuthor(Map<Long, List<Author>> authors, ResultSet row)
            throws SQLException {
        return authors.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new Author(row.getString(2), row.getString(3)));
    }

    private Map<Long, Deploy> lastDeploys(List<Long> ids) throws SQLException {
        List<Deploy> bare = Call.of(session, LAST_DEPLOYS).numbers(ids)
                .list(DeployRows::deploy);
        Map<Long, Deploy> deploys = new HashMap<>();
        for (Deploy each : bare) {
            deploys.put(each.release().value(), new DeployRows(session).withProjects(each));
        }
        return deploys;
    }
}
