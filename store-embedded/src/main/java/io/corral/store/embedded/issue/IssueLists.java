package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import io.corral.store.sql.issue.IssueSelects;
import io.corral.store.sql.issue.IssueSelects.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;

/// Pages of issues.
final class IssueLists {

    private static final String BY_IDS =
            IssueRows.SELECT + " WHERE i.id IN (SELECT value FROM json_each(?))";
    private static final String EVENTS_WITHIN =
            """
            SELECT k.issue_id, sum(h.events) AS events
            FROM issue_key k JOIN key_hour h ON h.key_id = k.id
            WHERE k.issue_id IN (SELECT value FROM json_each(?1)) AND h.hour >= ?2 AND h.hour <= ?3
                AND (?4 = '' OR h.environment_id IN (
                    SELECT id FROM label WHERE instr(?4, char(10) || name || char(10)) > 0))
            GROUP BY k.issue_id""";

    private final IssueSelects selects =
            new IssueSelects(SQLDialect.SQLITE, new SqliteIssueDialect());

    IssuePage list(SqliteSession session, IssueQuery query) throws SQLException {
        List<Long> ids = run(session, selects.page(query));
        boolean hasMore = ids.size() > query.limit();
        List<Long> shown = hasMore ? ids.subList(0, query.limit()) : ids;
        int hits = hasMore
                ? run(session, selects.hits(query, IssuePage.HITS_MAX)).getFirst().intValue()
                : query.offset() + ids.size();
        return new IssuePage(rows(session, query, shown), hasMore, hits);
    }

    private static List<Long> run(SqliteSession session, Sql sql) throws SQLException {
        Call call = Call.of(session, sql.text());
        for (Object value : sql.values()) {
            call.value(value);
        }
        return call.list(row -> row.getLong(1));
    }

    private static List<IssuePage.Row> rows(
            SqliteSession session, IssueQuery query, List<Long> ids) throws SQLException {
        Map<Long, Issue> issues = new HashMap<>();
        for (Issue issue : byIds(session, ids)) {
            issues.put(issue.id().value(), issue);
        }
        Map<Long, Long> events = eventsWithin(session, query, issues.values());
        List<IssuePage.Row> rows = new ArrayList<>(ids.size());
        for (long id : ids) {
            Issue issue = issues.get(id);
            if (issue != null) {
                rows.add(new IssuePage.Row(issue, events.getOrDefault(id, 0L)));
            }
        }
        return rows;
    }

    static List<Issue> byIds(SqliteSession session, Collection<Long> ids) throws SQLException {
        return Call.of(session, BY_IDS).numbers(ids).list(IssueRows::issue);
    }

    /// Issues that lie within the queried time as a whole need no adding up.
    private static Map<Long, Long> eventsWithin(
            SqliteSession session, IssueQuery query, Collection<Issue> issues)
            throws SQLException {
        Map<Long, Long> events = new HashMap<>();
        List<Long> others = new ArrayList<>();
        for (Issue issue : issues) {
            if (query.environments().isEmpty() && isWithin(query, issue)) {
                events.put(issue.id().value(), issue.numbers().events());
            } else {
                others.add(issue.id().value());
            }
        }
        Instant from = query.from();
        Instant to = query.to();
        Call.of(session, EVENTS_WITHIN)
                .numbers(others)
                .number(from == null ? 0L : Columns.hour(from))
                .number(to == null ? Long.MAX_VALUE : Columns.hour(to.minusNanos(1)))
                .text(lines(query.environments()))
                .list(row -> events.put(row.getLong("issue_id"), row.getLong("events")));
        return events;
    }

    private static boolean isWithin(IssueQuery query, Issue issue) {
        Issue.Numbers numbers = issue.numbers();
        return (query.from() == null || !numbers.firstSeen().isBefore(query.from()))
                && (query.to() == null || numbers.lastSeen().isBefore(query.to()));
    }

    /// Names as one text that can be searched for a whole line.
    static String lines(Set<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream().sorted().collect(Collectors.joining("\n", "\n", "\n"));
    }

    static List<Long> values(Collection<IssueId> issues) {
        return issues.stream().map(IssueId::value).toList();
    }
}
