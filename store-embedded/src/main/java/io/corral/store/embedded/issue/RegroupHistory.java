package io.corral.store.embedded.issue;

import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupJob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a regroup job leaves in the history of issues, within a transaction: one entry for each
/// issue and kind, however many others are concerned.
final class RegroupHistory {

    private static final int NAMED_MAX = 50;
    private static final String UNDONE =
            """
            INSERT OR REPLACE INTO activity_value (activity_id, name, kind, value)
            SELECT a.id, '%s', 'flag', 'true'
            FROM json_each(?) e CROSS JOIN activity a ON a.issue_id = e.value
            CROSS JOIN activity_value v ON v.activity_id = a.id
            WHERE v.name = 'regroup' AND v.value = ?""".formatted(CorrectionEntries.UNDONE);

    private final SqliteSession session;
    private final ActivityRows rows;
    private final RegroupJob job;
    private final Instant at;
    private final Map<Long, List<Long>> merged = new TreeMap<>();
    private final Map<Long, List<Long>> split = new TreeMap<>();
    private final Map<Long, Long> heirs = new TreeMap<>();

    RegroupHistory(SqliteSession session, RegroupJob job, Instant at) {
        this.session = session;
        this.rows = new ActivityRows(session);
        this.job = job;
        this.at = at;
    }

    /// @param source 0 when it is not known
    void opened(long issue, long source, Instant firstSeen) throws SQLException {
        rows.add(issue, null, firstSeen, Activity.Entry.of(ActivityType.FIRST_SEEN));
        add(issue, ActivityType.UNMERGE_DESTINATION,
                source == 0 ? Map.of() : Map.of("source_id", Long.toString(source)));
        if (source != 0) {
            split.computeIfAbsent(source, _ -> new ArrayList<>()).add(issue);
        }
    }

    /// @param holder where its events were
    void restored(long issue, long holder) throws SQLException {
        add(issue, ActivityType.UNMERGE_DESTINATION, Map.of("source_id", Long.toString(holder)));
        split.computeIfAbsent(holder, _ -> new ArrayList<>()).add(issue);
    }

    /// What a job left in the history of these issues is undone by this one.
    void undone(long undoes, Collection<Long> issues) throws SQLException {
        Call.of(session, UNDONE).numbers(issues).text(Long.toString(undoes)).run();
    }

    void merged(long heir, long issue) {
        heirs.put(issue, heir);
        merged.computeIfAbsent(heir, _ -> new ArrayList<>()).add(issue);
    }

    /// Writes what is one entry for several issues.
    void write() throws SQLException {
        for (var each : merged.entrySet()) {
            add(each.getKey(), ActivityType.MERGE, Map.of("issues", ids(each.getValue())));
        }
        for (var each : split.entrySet()) {
            long source = heirs.getOrDefault(each.getKey(), each.getKey());
            add(source, ActivityType.UNMERGE_SOURCE,
                    Map.of("destination_id", ids(each.getValue())));
        }
    }

    private static String ids(List<Long> issues) {
        return issues.stream().limit(NAMED_MAX).map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private void add(long issue, ActivityType type, Map<String, Object> data)
            throws SQLException {
        Map<String, Object> all = new TreeMap<>(data);
        all.put("regroup", job.id());
        all.put("reason", job.order().title());
        rows.add(issue, job.order().actor(), at, new Activity.Entry(type, all));
    }
}
