package io.corral.store.embedded.issue;

import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupJob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a regroup job leaves in the history of issues, within a transaction: one entry for each
/// issue and kind, however many others are concerned.
final class RegroupHistory {

    private static final int NAMED_MAX = 50;

    private final ActivityRows rows;
    private final RegroupJob job;
    private final Instant at;
    private final Map<Long, List<Long>> merged = new TreeMap<>();
    private final Map<Long, List<Long>> split = new TreeMap<>();
    private final Map<Long, Long> heirs = new TreeMap<>();

    RegroupHistory(SqliteSession session, RegroupJob job, Instant at) {
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

    void restored(long issue) throws SQLException {
        add(issue, ActivityType.UNMERGE_DESTINATION, Map.of());
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
