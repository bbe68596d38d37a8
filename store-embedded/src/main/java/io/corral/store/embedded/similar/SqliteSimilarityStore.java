package io.corral.store.embedded.similar;

import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.similar.SimilarityStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sketches and similar issues in `corral.db`.
public final class SqliteSimilarityStore implements SimilarityStore {

    private static final String PUT_SKETCH =
            """
            INSERT INTO issue_sketch (issue_id, project_id, sketch) VALUES (?, ?, ?)
            ON CONFLICT (issue_id) DO UPDATE SET sketch = excluded.sketch""";
    private static final String SKETCHES =
            "SELECT issue_id, sketch FROM issue_sketch WHERE project_id = ? ORDER BY issue_id";
    private static final String FORGET_SKETCHES =
            "DELETE FROM issue_sketch WHERE issue_id IN (SELECT value FROM json_each(?))";
    private static final String FORGET_FIRST =
            "DELETE FROM similar_issues WHERE first_id IN (SELECT value FROM json_each(?))";
    private static final String FORGET_SECOND =
            "DELETE FROM similar_issues WHERE second_id IN (SELECT value FROM json_each(?))";
    private static final String PUT_PAIR =
            """
            INSERT INTO similar_issues (first_id, second_id, project_id, score, evidence)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (first_id, second_id) DO UPDATE SET
                score = excluded.score, evidence = excluded.evidence""";
    private static final String PAIRS =
            """
            SELECT first_id, second_id, evidence FROM similar_issues
            WHERE project_id = ? AND score >= ?
            ORDER BY score DESC, first_id, second_id LIMIT ?""";
    private static final String PAIRS_OF =
            """
            SELECT first_id, second_id, score, evidence FROM similar_issues WHERE first_id = ?
            UNION ALL
            SELECT first_id, second_id, score, evidence FROM similar_issues WHERE second_id = ?
            ORDER BY 3 DESC, 1, 2 LIMIT ?""";
    private static final List<String> PROJECT = List.of(
            "DELETE FROM issue_sketch WHERE project_id = ?",
            "DELETE FROM similar_issues WHERE project_id = ?");

    private final SqliteDatabase database;

    public SqliteSimilarityStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void putSketches(ProjectId project, List<IssueSketch> sketches) {
        database.update(session -> {
            for (IssueSketch sketch : sketches) {
                Call.of(session, PUT_SKETCH).number(sketch.issue().value())
                        .number(project.value()).bytes(SketchCodec.write(sketch)).run();
            }
        });
    }

    @Override
    public List<IssueSketch> sketches(ProjectId project) {
        Map<String, String> pool = new HashMap<>();
        return database.read(session -> Call.of(session, SKETCHES).number(project.value())
                .list(row -> SketchCodec.read(
                        new IssueId(row.getLong("issue_id")), row.getBytes("sketch"), pool)));
    }

    @Override
    public void replacePairs(
            ProjectId project, Collection<IssueId> of, List<SimilarIssues> pairs) {
        database.update(session -> {
            forgetPairs(session, of);
            for (SimilarIssues pair : pairs) {
                Call.of(session, PUT_PAIR).number(pair.first().value())
                        .number(pair.second().value()).number(project.value())
                        .value(pair.score()).bytes(GroundsCodec.write(pair.evidence())).run();
            }
        });
    }

    private static void forgetPairs(SqliteSession session, Collection<IssueId> of)
            throws SQLException {
        List<Long> numbers = of.stream().map(IssueId::value).toList();
        Call.of(session, FORGET_FIRST).numbers(numbers).run();
        Call.of(session, FORGET_SECOND).numbers(numbers).run();
    }

    @Override
    public List<SimilarIssues> pairs(ProjectId project, double scoreMin, int limit) {
        return database.read(session -> Call.of(session, PAIRS).number(project.value())
                .value(scoreMin).number((long) limit).list(SqliteSimilarityStore::pair));
    }

    @Override
    public List<SimilarIssues> pairsOf(IssueId issue, int limit) {
        return database.read(session -> Call.of(session, PAIRS_OF).number(issue.value())
                .number(issue.value()).number((long) limit).list(SqliteSimilarityStore::pair));
    }

    @Override
    public void forget(Collection<IssueId> issues) {
        database.update(session -> {
            Call.of(session, FORGET_SKETCHES)
                    .numbers(issues.stream().map(IssueId::value).toList()).run();
            forgetPairs(session, issues);
        });
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(session -> {
            for (String sql : PROJECT) {
                Call.of(session, sql).number(project.value()).run();
            }
        });
    }

    private static SimilarIssues pair(ResultSet row) throws SQLException {
        return new SimilarIssues(new IssueId(row.getLong("first_id")),
                new IssueId(row.getLong("second_id")),
                GroundsCodec.readEvidence(row.getBytes("evidence")));
    }
}
