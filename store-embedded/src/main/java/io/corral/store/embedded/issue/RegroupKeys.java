package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a regroup job finds out about keys, and what it remembers of them, within a transaction.
final class RegroupKeys {

    private static final String FIND =
            "SELECT id, issue_id FROM issue_key WHERE project_id = ? AND key = ?";
    private static final String KEYS_OF_ISSUE =
            "SELECT key FROM issue_key WHERE issue_id = ? AND events > 0";
    private static final String REMEMBER =
            """
            INSERT INTO regroup_key (job_id, key, issue_id, home, expired, expired_users)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String REMEMBERED =
            """
            SELECT key, issue_id, home, expired, expired_users FROM regroup_key
            WHERE job_id = ?""";

    private final SqliteSession session;
    private final KeyNumberRows numbers;

    RegroupKeys(SqliteSession session) {
        this.session = session;
        this.numbers = new KeyNumberRows(session, new Labels(session));
    }

    private record Row(long id, @Nullable Long issue) {}

    private record Remembered(
            long key, @Nullable Long issue, long home, byte @Nullable [] expired,
            byte @Nullable [] users) {}

    RegroupFacts facts(ProjectId project, Set<Long> keys, @Nullable Long undoes)
            throws SQLException {
        Map<Long, KeyNumbers> counted = new HashMap<>();
        Map<Long, UserSketch> users = new HashMap<>();
        Map<Long, IssueId> links = new HashMap<>();
        for (long key : keys) {
            Optional<Row> row = Call.of(session, FIND).number(project.value()).number(key)
                    .first(found -> new Row(found.getLong("id"),
                            Columns.optionalNumber(found, "issue_id")));
            if (row.isPresent()) {
                counted.put(key, numbers.read(row.get().id));
                users.put(key, numbers.users(row.get().id));
                if (row.get().issue != null) {
                    links.put(key, new IssueId(row.get().issue));
                }
            }
        }
        return new RegroupFacts(new KeyLinks(session).version(), counted, users,
                new KeyOwners.Before(links, others(links.values(), keys)),
                undoes == null ? null : undone(undoes));
    }

    private Map<IssueId, Long> others(Collection<IssueId> issues, Set<Long> keys)
            throws SQLException {
        Map<IssueId, Long> others = new HashMap<>();
        for (IssueId issue : Set.copyOf(issues)) {
            List<Long> all = Call.of(session, KEYS_OF_ISSUE).number(issue.value())
                    .list(row -> row.getLong(1));
            long rest = all.stream().filter(key -> !keys.contains(key)).count();
            if (rest > 0) {
                others.put(issue, rest);
            }
        }
        return others;
    }

    private RegroupFacts.Undone undone(long job) throws SQLException {
        Map<Long, KeyNumbers> expired = new TreeMap<>();
        Map<Long, UserSketch> users = new TreeMap<>();
        Map<Long, Long> homes = new TreeMap<>();
        Map<Long, IssueId> links = new TreeMap<>();
        for (Remembered row : remembered(job)) {
            homes.put(row.key, row.home);
            if (row.issue != null) {
                links.put(row.key, new IssueId(row.issue));
            }
            if (row.expired != null) {
                expired.put(row.key, NumbersCodec.read(row.expired));
            }
            if (row.users != null) {
                users.put(row.key, UserSketch.parse(row.users));
            }
        }
        return new RegroupFacts.Undone(new Recount(Map.of(), expired, homes), users, links);
    }

    private List<Remembered> remembered(long job) throws SQLException {
        return new ArrayList<>(
                Call.of(session, REMEMBERED).number(job).list(RegroupKeys::remembered));
    }

    private static Remembered remembered(ResultSet row) throws SQLException {
        return new Remembered(row.getLong("key"), Columns.optionalNumber(row, "issue_id"),
                row.getLong("home"), row.getBytes("expired"), row.getBytes("expired_users"));
    }

    /// Remembers a key as it is before the job.
    void remember(
            long job, long key, @Nullable Long issue, Recount recount,
            @Nullable UserSketch expiredUsers)
            throws SQLException {
        KeyNumbers expired = recount.expired().get(key);
        Call.of(session, REMEMBER)
                .number(job)
                .number(key)
                .number(issue)
                .number(recount.homes().getOrDefault(key, key).longValue())
                .value(expired == null ? null : NumbersCodec.write(expired))
                .value(expiredUsers == null || expiredUsers.count() == 0
                        ? null
                        : expiredUsers.toBytes())
                .run();
    }
}
