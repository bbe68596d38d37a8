package io.corral.store.embedded.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Task;
import io.corral.store.issue.SplitJob.Wish;
import io.corral.store.issue.SplitJobStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Splits in `corral.db`.
public final class SqliteSplitJobStore implements SplitJobStore {

    private static final String BEGIN =
            """
            INSERT INTO split_job (project_id, issue_id, kind, name, value, proposal_id,
                actor_id, reason, started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""";
    private static final String FORGET =
            """
            DELETE FROM split_job WHERE state NOT IN ('waiting', 'marked') AND id IN (
                SELECT id FROM split_job WHERE project_id = ? ORDER BY id DESC LIMIT -1 OFFSET %d)
            """.formatted(REMEMBERED_MAX);
    private static final String ADD_MARK =
            "INSERT INTO split_job_mark (job_id, mark_id) VALUES (?, ?)";
    private static final String ADD_KEY =
            "INSERT OR IGNORE INTO split_job_key (job_id, key) VALUES (?, ?)";
    private static final String ADD_RETURNING =
            "INSERT INTO split_job_returning (job_id, given_key, key) VALUES (?, ?, ?)";
    private static final String MARKED = "UPDATE split_job SET state = 'marked' WHERE id = ?";
    private static final String END =
            """
            UPDATE split_job SET state = ?, other_id = ?, sentence = ?, ended_at = ?
            WHERE id = ?""";
    private static final String ONE = "SELECT * FROM split_job WHERE id = ?";
    private static final String FIND = "SELECT * FROM split_job WHERE project_id = ? AND id = ?";
    private static final String OF_PROPOSAL =
            """
            SELECT * FROM split_job WHERE project_id = ? AND proposal_id = ?
            ORDER BY id DESC LIMIT 1""";
    private static final String UNFINISHED =
            "SELECT * FROM split_job WHERE state IN ('waiting', 'marked') ORDER BY id";
    private static final String MARKS =
            "SELECT mark_id FROM split_job_mark WHERE job_id = ? ORDER BY mark_id";
    private static final String KEYS = "SELECT key FROM split_job_key WHERE job_id = ?";
    private static final String RETURNING =
            "SELECT given_key, key FROM split_job_returning WHERE job_id = ?";
    private static final String UNDO = "undo";

    private final SqliteDatabase database;

    public SqliteSplitJobStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public SplitJob begin(Wish wish, Instant at) {
        SplitMarkRows.Row task = row(wish.task());
        Long proposal = wish.task() instanceof Task.Divide(_, var accepted) ? accepted : null;
        return database.write(session -> {
            Call.of(session, FORGET).number(wish.project().value()).run();
            long id = Call.of(session, BEGIN)
                    .number(wish.project().value())
                    .number(wish.issue().value())
                    .text(task.kind())
                    .text(task.name())
                    .text(task.value())
                    .number(proposal)
                    .number(StateRows.id(wish.actor()))
                    .text(wish.reason())
                    .time(at)
                    .onlyNumber();
            return one(session, id);
        });
    }

    private static SplitMarkRows.Row row(Task task) {
        return switch (task) {
            case Task.Divide(var when, _) -> SplitMarkRows.Row.of(when);
            case Task.Undo(var activity) ->
                new SplitMarkRows.Row(UNDO, "", Long.toString(activity));
        };
    }

    @Override
    public List<SplitMark> mark(
            long job, Collection<Long> keys, Set<Long> before, Correction by) {
        return database.write(session -> {
            Wish wish = one(session, job).wish();
            Condition when = when(wish);
            List<SplitMark> made = new ArrayList<>();
            for (long key : new TreeSet<>(keys)) {
                SplitMark mark =
                        SplitMarkRows.add(session, wish.project(), key, when, by);
                Call.of(session, ADD_MARK).number(job).number(mark.id()).run();
                made.add(mark);
            }
            for (long key : before) {
                Call.of(session, ADD_KEY).number(job).number(key).run();
            }
            Call.of(session, MARKED).number(job).run();
            return List.copyOf(made);
        });
    }

    private static Condition when(Wish wish) {
        if (wish.task() instanceof Task.Divide(var when, _)) {
            return when;
        }
        throw new IllegalArgumentException("Taking a split back makes no marks");
    }

    @Override
    public void unmark(long job, Collection<SplitMark> marks) {
        database.update(session -> {
            for (SplitMark mark : marks) {
                Call.of(session, ADD_RETURNING).number(job).number(mark.gives())
                        .number(mark.key()).run();
                SplitMarkRows.remove(session, mark.id());
            }
            Call.of(session, MARKED).number(job).run();
        });
    }

    @Override
    public void end(
            long job, State state, @Nullable IssueId other, @Nullable String sentence,
            Instant at) {
        database.update(session -> Call.of(session, END)
                .text(state.wireName())
                .number(other == null ? null : (Long) other.value())
                .text(sentence)
                .time(at)
                .number(job)
                .run());
    }

    @Override
    public Optional<SplitJob> find(ProjectId project, long job) {
        return database.read(session -> Call.of(session, FIND).number(project.value()).number(job)
                .first(row -> job(session, row)));
    }

    @Override
    public Optional<SplitJob> ofProposal(ProjectId project, long proposal) {
        return database.read(session -> Call.of(session, OF_PROPOSAL).number(project.value())
                .number(proposal).first(row -> job(session, row)));
    }

    @Override
    public List<SplitJob> unfinished() {
        return database.read(session -> Call.of(session, UNFINISHED)
                .list(row -> job(session, row)));
    }

    private static SplitJob one(SqliteSession session, long id) throws SQLException {
        return Call.of(session, ONE).number(id).first(row -> job(session, row)).orElseThrow();
    }

    private static SplitJob job(SqliteSession session, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Long other = Columns.optionalNumber(row, "other_id");
        var wish = new Wish(new ProjectId(row.getLong("project_id")),
                new IssueId(row.getLong("issue_id")), task(row),
                StateRows.actor(row, "actor_id"), row.getString("reason"));
        List<Long> marks = Call.of(session, MARKS).number(id).list(each -> each.getLong(1));
        Set<Long> keys = new HashSet<>(
                Call.of(session, KEYS).number(id).list(each -> each.getLong(1)));
        Map<Long, Long> returning = new HashMap<>();
        Call.of(session, RETURNING).number(id)
                .list(each -> Map.entry(each.getLong("given_key"), each.getLong("key")))
                .forEach(each -> returning.put(each.getKey(), each.getValue()));
        return new SplitJob(id, wish, Columns.word(State.class, row, "state"), marks, keys,
                returning, other == null ? null : new IssueId(other), row.getString("sentence"),
                Columns.time(row, "started_at"), Columns.optionalTime(row, "ended_at"));
    }

    private static Task task(ResultSet row) throws SQLException {
        return row.getString("kind").equals(UNDO)
                ? new Task.Undo(Long.parseLong(row.getString("value")))
                : new Task.Divide(SplitMarkRows.Row.read(row),
                        Columns.optionalNumber(row, "proposal_id"));
    }
}
