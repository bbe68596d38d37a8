package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.regroup.KeyMove;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupJob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reports of users about events that move, within a transaction.
record RegroupReports(SqliteSession session, RegroupJob job) {

    private static final String OF_KEY =
            """
            SELECT id, event_high, event_low, key FROM user_report
            WHERE project_id = ? AND key = ?""";
    private static final String REMEMBER =
            "INSERT INTO regroup_report (job_id, report_id, from_key) VALUES (?, ?, ?)";
    private static final String MOVE = "UPDATE user_report SET key = ? WHERE id = ?";
    private static final String RESTORE =
            """
            UPDATE user_report SET key = r.from_key FROM regroup_report r
            WHERE r.job_id = ? AND r.report_id = user_report.id""";

    private record Report(long id, EventId event, long key) {}

    void move(Iterable<KeyMove> moves, Set<Long> keys) throws SQLException {
        if (job.order().undoes() != null) {
            Call.of(session, RESTORE).number(job.order().undoes()).run();
            return;
        }
        Map<Long, List<Report>> reports = new HashMap<>();
        for (long key : keys) {
            List<Report> found = Call.of(session, OF_KEY)
                    .number(job.order().project().value()).number(key)
                    .list(row -> new Report(row.getLong(1),
                            new EventId(row.getLong(2), row.getLong(3)), row.getLong(4)));
            if (!found.isEmpty()) {
                reports.put(key, new ArrayList<>(found));
            }
        }
        if (reports.isEmpty()) {
            return;
        }
        for (KeyMove move : moves) {
            Set<EventId> events = Set.copyOf(move.events());
            for (List<Report> found : reports.values()) {
                for (Report report : found) {
                    boolean isMoved = move.takes(report.key) && report.key != move.to()
                            && (move.isWhole() || events.contains(report.event));
                    if (isMoved) {
                        move(report, move.to());
                    }
                }
            }
        }
    }

    private void move(Report report, long to) throws SQLException {
        Call.of(session, REMEMBER).number(job.id()).number(report.id).number(report.key).run();
        Call.of(session, MOVE).number(to).number(report.id).run();
    }
}
