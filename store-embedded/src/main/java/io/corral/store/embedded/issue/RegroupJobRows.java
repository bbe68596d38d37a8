package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import io.corral.store.regroup.RegroupJob.State;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Jobs and their plans within a transaction.
final class RegroupJobRows {

    private static final String COLUMNS =
            """
            SELECT id, project_id, title, actor_id, algorithm, undoes, body, state, moved,
                created_at, done_at FROM regroup_job
            """;
    private static final String BEGIN =
            """
            INSERT INTO regroup_job (project_id, title, actor_id, algorithm, undoes, body, state,
                created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'preparing', ?) RETURNING id""";
    private static final String PLAN =
            "INSERT INTO regroup_move (job_id, from_key, to_key, events) VALUES (?, ?, ?, ?)";
    private static final String SET_STATE = "UPDATE regroup_job SET state = ? WHERE id = ?";
    private static final String CURRENT =
            "UPDATE regroup_job SET state = 'current', moved = ? WHERE id = ?";
    private static final String DONE =
            "UPDATE regroup_job SET state = 'done', done_at = ? WHERE id = ?";
    private static final String FORGET_PLAN = "DELETE FROM regroup_move WHERE job_id = ?";
    private static final String DROP =
            "DELETE FROM regroup_job WHERE id = ? AND state IN ('preparing', 'planned')";
    private static final String FIND = COLUMNS + "WHERE id = ?";
    private static final String LIST =
            COLUMNS + "WHERE project_id = ? ORDER BY id DESC LIMIT ?";
    private static final String UNFINISHED =
            COLUMNS + "WHERE state IN ('preparing', 'planned', 'current') ORDER BY id";
    private static final String IN_THE_WAY =
            COLUMNS + """
                      WHERE id > ?1 AND state IN ('planned', 'current', 'done')
                          AND project_id = (SELECT project_id FROM regroup_job WHERE id = ?1)
                          AND undoes IS NULL AND EXISTS (
                              SELECT 1 FROM regroup_key mine JOIN regroup_key theirs
                                  ON theirs.key = mine.key
                              WHERE mine.job_id = ?1 AND theirs.job_id = regroup_job.id)
                      ORDER BY id DESC LIMIT 1""";
    private static final String MOVES =
            """
            SELECT id, from_key, to_key, events FROM regroup_move
            WHERE job_id = ? AND id > ? ORDER BY id LIMIT ?""";
    private static final String OLD =
            """
            SELECT id FROM regroup_job WHERE project_id = ?1 AND state IN ('done', 'undone')
            ORDER BY id DESC LIMIT -1 OFFSET ?2""";
    private static final String FORGET = "DELETE FROM regroup_job WHERE id = ?";

    private final SqliteSession session;

    RegroupJobRows(SqliteSession session) {
        this.session = session;
    }

    /// A part of a plan, with the number of its row.
    record Part(long row, KeyMove move) {}

    long begin(Order order, Instant at) throws SQLException {
        return Call.of(session, BEGIN)
                .number(order.project().value())
                .text(order.title())
                .number(StateRows.id(order.actor()))
                .number(order.algorithm())
                .number(order.undoes())
                .text(order.body())
                .time(at)
                .onlyNumber();
    }

    void plan(long job, List<KeyMove> moves) throws SQLException {
        for (KeyMove move : moves) {
            ByteBuffer events = ByteBuffer.allocate(2 * Long.BYTES * move.events().size());
            for (EventId event : move.events()) {
                events.putLong(event.high()).putLong(event.low());
            }
            Call.of(session, PLAN)
                    .number(job)
                    .number(move.from())
                    .number(move.to())
                    .bytes(events.array())
                    .run();
        }
    }

    void state(long job, State state) throws SQLException {
        Call.of(session, SET_STATE).text(state.wireName()).number(job).run();
    }

    void current(long job, long moved) throws SQLException {
        Call.of(session, CURRENT).number(moved).number(job).run();
    }

    void finish(long job, Instant at) throws SQLException {
        Call.of(session, DONE).time(at).number(job).run();
        Call.of(session, FORGET_PLAN).number(job).run();
    }

    void drop(long job) throws SQLException {
        Call.of(session, DROP).number(job).run();
    }

    Optional<RegroupJob> find(long job) throws SQLException {
        return Call.of(session, FIND).number(job).first(RegroupJobRows::job);
    }

    List<RegroupJob> list(ProjectId project, int limit) throws SQLException {
        return Call.of(session, LIST).number(project.value()).number(limit)
                .list(RegroupJobRows::job);
    }

    List<RegroupJob> unfinished() throws SQLException {
        return Call.of(session, UNFINISHED).list(RegroupJobRows::job);
    }

    Optional<RegroupJob> inTheWay(long job) throws SQLException {
        return Call.of(session, IN_THE_WAY).number(job).first(RegroupJobRows::job);
    }

    private static RegroupJob job(ResultSet row) throws SQLException {
        return new RegroupJob(
                row.getLong("id"),
                new Order(new ProjectId(row.getLong("project_id")), row.getString("title"),
                        StateRows.actor(row, "actor_id"), row.getInt("algorithm"),
                        Columns.optionalNumber(row, "undoes"), row.getString("body")),
                Columns.word(State.class, row, "state"),
                row.getLong("moved"),
                Columns.time(row, "created_at"),
                Columns.optionalTime(row, "done_at"));
    }

    List<Part> moves(long job, long after, int limit) throws SQLException {
        return Call.of(session, MOVES).number(job).number(after).number(limit)
                .list(row -> new Part(row.getLong("id"), new KeyMove(row.getLong("from_key"),
                        row.getLong("to_key"), events(row.getBytes("events")))));
    }

    private static List<EventId> events(byte[] bytes) {
        ByteBuffer ids = ByteBuffer.wrap(bytes);
        List<EventId> events = new ArrayList<>(bytes.length / (2 * Long.BYTES));
        while (ids.hasRemaining()) {
            events.add(new EventId(ids.getLong(), ids.getLong()));
        }
        return events;
    }

    List<Long> forgetOld(ProjectId project, int kept) throws SQLException {
        List<Long> old = Call.of(session, OLD).number(project.value()).number(kept)
                .list(row -> row.getLong(1));
        for (long job : old) {
            Call.of(session, FORGET).number(job).run();
        }
        return old;
    }
}
