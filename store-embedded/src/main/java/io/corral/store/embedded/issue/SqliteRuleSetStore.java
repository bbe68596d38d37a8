package io.corral.store.embedded.issue;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.grouping.RuleSetStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Rule sets in `corral.db`.
public final class SqliteRuleSetStore implements RuleSetStore {

    private static final String ADD =
            """
            INSERT INTO rule_set (project_id, number, algorithm, fingerprints, stacks, previous,
                author_id, note, created_at, transition_end, masks_off)
            SELECT ?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?
            WHERE NOT EXISTS (SELECT 1 FROM rule_set WHERE project_id = ?1 AND number >= ?2)
            RETURNING number""";
    private static final String LIST =
            """
            SELECT * FROM rule_set WHERE project_id = ? AND number < ?
            ORDER BY number DESC LIMIT ?""";
    private static final String FIND =
            "SELECT * FROM rule_set WHERE project_id = ? AND number = ?";
    private static final String DELETE = "DELETE FROM rule_set WHERE project_id = ?";

    private final SqliteDatabase database;

    public SqliteRuleSetStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(RuleSet set) {
        return database.write(session -> Call.of(session, ADD)
                .number(set.project().value())
                .number(set.number())
                .number((long) set.algorithm())
                .text(set.fingerprints())
                .text(set.stacks())
                .number(set.previous())
                .number(set.author() == null ? null : set.author().value())
                .text(set.note())
                .time(set.createdAt())
                .time(set.transitionEnd())
                .text(String.join(",", set.masksOff()))
                .first(row -> row.getLong("number")).isPresent());
    }

    @Override
    public Optional<RuleSet> newest(ProjectId project) {
        return list(project, Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public Optional<RuleSet> find(ProjectId project, long number) {
        return database.read(session -> Call.of(session, FIND)
                .number(project.value())
                .number(number)
                .first(SqliteRuleSetStore::ruleSet));
    }

    @Override
    public List<RuleSet> list(ProjectId project, long before, int max) {
        return database.read(session -> Call.of(session, LIST)
                .number(project.value())
                .number(before)
                .number((long) max)
                .list(SqliteRuleSetStore::ruleSet));
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(session -> Call.of(session, DELETE).number(project.value()).run());
    }

    private static List<String> masks(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private static RuleSet ruleSet(ResultSet row) throws SQLException {
        Long author = Columns.optionalNumber(row, "author_id");
        return new RuleSet(
                new ProjectId(row.getLong("project_id")),
                row.getLong("number"),
                row.getInt("algorithm"),
                row.getString("fingerprints"),
                row.getString("stacks"),
                masks(row.getString("masks_off")),
                row.getLong("previous"),
                author == null ? null : new UserId(author),
                row.getString("note"),
                Columns.time(row, "created_at"),
                Columns.time(row, "transition_end"));
    }
}
