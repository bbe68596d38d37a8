package io.corral.store.embedded.issue;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.Priority;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.UserReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads issues from `corral.db`.
public final class SqliteIssueQueries implements IssueQueries {

    private static final String BY_NUMBER =
            IssueRows.SELECT + " WHERE i.project_id = ? AND i.number = ?";
    private static final String BY_ID = IssueRows.SELECT + " WHERE i.id = ?";
    private static final String MERGED =
            IssueRows.SELECT + " JOIN issue_redirect d ON d.target = i.id WHERE d.issue_id = ?";
    private static final String MERGED_NUMBER = IssueRows.SELECT
            + " JOIN issue_redirect d ON d.target = i.id WHERE d.project_id = ? AND d.number = ?";
    private static final String BY_SHARE = IssueRows.SELECT + " WHERE i.share_id = ?";
    private static final String SERIES =
            """
            SELECT k.issue_id, (h.hour - ?2) / ?4 AS interval, sum(h.events) AS events
            FROM issue_key k JOIN key_hour h ON h.key_id = k.id
            WHERE k.issue_id IN (SELECT value FROM json_each(?1)) AND h.hour >= ?2 AND h.hour < ?3
                AND (?5 = '' OR h.environment_id IN (
                    SELECT id FROM label WHERE instr(?5, char(10) || name || char(10)) > 0))
            GROUP BY 1, 2""";
    private static final String HOURLY_MAXIMUM =
            """
            SELECT coalesce(max(events), 0) FROM (
                SELECT sum(h.events) AS events
                FROM issue_key k JOIN key_hour h ON h.key_id = k.id
                WHERE k.issue_id = ? AND h.hour >= ? GROUP BY h.hour)""";
    private static final String RELEASES =
            """
            SELECT l.name, sum(v.events) AS events, min(v.first_seen) AS first_seen,
                max(v.last_seen) AS last_seen
            FROM issue_key k JOIN key_release v ON v.key_id = k.id
            JOIN label l ON l.id = v.release_label
            WHERE k.issue_id = ? AND l.id <> 0
            GROUP BY l.id ORDER BY last_seen DESC, l.id DESC LIMIT ?""";
    private static final String ENVIRONMENTS =
            """
            SELECT l.name, sum(e.events) AS events, min(e.first_seen) AS first_seen,
                max(e.last_seen) AS last_seen
            FROM issue_key k JOIN key_environment e ON e.key_id = k.id
            JOIN label l ON l.id = e.environment_id
            WHERE k.issue_id = ? AND l.id <> 0
            GROUP BY l.id ORDER BY l.name""";
    /// Answered by the index of lists alone.
    private static final String MARKS =
            """
            SELECT id, project_id, category, level, priority, unhandled, substatus, state_since,
                assignee_user, assignee_team, events, users, first_seen, last_seen
            FROM issue WHERE project_id IN (SELECT value FROM json_each(?)) AND %s
            ORDER BY last_seen DESC, id DESC LIMIT ?""";
    private static final String UNRESOLVED = MARKS.formatted("status = 'unresolved'");
    private static final String TURNED = MARKS.formatted("max(first_seen, state_since) >= ?");
    private static final String RELEASES_OF =
            """
            SELECT k.issue_id, l.name, sum(v.events) AS events, min(v.first_seen) AS first_seen,
                max(v.last_seen) AS last_seen
            FROM issue_key k JOIN key_release v ON v.key_id = k.id
            JOIN label l ON l.id = v.release_label
            WHERE k.issue_id IN (SELECT value FROM json_each(?)) AND l.id <> 0
            GROUP BY k.issue_id, l.id ORDER BY last_seen DESC, l.id DESC""";
    private static final String ENVIRONMENTS_OF =
            """
            SELECT k.issue_id, l.name, sum(e.events) AS events, min(e.first_seen) AS first_seen,
                max(e.last_seen) AS last_seen
            FROM issue_key k JOIN key_environment e ON e.key_id = k.id
            JOIN label l ON l.id = e.environment_id
            WHERE k.issue_id IN (SELECT value FROM json_each(?)) AND l.id <> 0
            GROUP BY k.issue_id, l.id ORDER BY l.name""";
    private static final String PROJECT_ENVIRONMENTS =
            """
            SELECT DISTINCT l.name
            FROM project_environment p JOIN label l ON l.id = p.environment_id
            WHERE p.project_id IN (SELECT value FROM json_each(?)) AND l.id <> 0 ORDER BY l.name""";
    private static final String PERSONAL =
            """
            SELECT issue_id, seen, bookmarked, subscribed FROM issue_personal
            WHERE account_id = ? AND issue_id IN (SELECT value FROM json_each(?))""";

    private final SqliteDatabase database;
    private final IssueLists lists = new IssueLists();

    public SqliteIssueQueries(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Issue> find(IssueId issue) {
        return database.read(session -> {
            Optional<Issue> own = Call.of(session, BY_ID)
                    .number(issue.value())
                    .first(IssueRows::issue);
            return own.isPresent()
                    ? own
                    : Call.of(session, MERGED).number(issue.value()).first(IssueRows::issue);
        });
    }

    @Override
    public Optional<Issue> find(ProjectId project, long number) {
        return database.read(session -> {
            Optional<Issue> own = byNumber(session, BY_NUMBER, project, number);
            return own.isPresent() ? own : byNumber(session, MERGED_NUMBER, project, number);
        });
    }

    private static Optional<Issue> byNumber(
            SqliteSession session, String sql, ProjectId project, long number)
            throws SQLException {
        return Call.of(session, sql)
                .number(project.value())
                .number(number)
                .first(IssueRows::issue);
    }

    @Override
    public Optional<Issue> findShared(String shareId) {
        return database.read(session -> Call.of(session, BY_SHARE)
                .text(shareId)
                .first(IssueRows::issue));
    }

    @Override
    public List<Issue> find(Collection<IssueId> issues) {
        return database.read(session -> IssueLists.byIds(session, IssueLists.values(issues)));
    }

    @Override
    public Map<IssueKey, IssueId> issuesOf(Collection<IssueKey> keys) {
        return database.read(session -> {
            KeyLinks links = new KeyLinks(session);
            Map<IssueKey, IssueId> issues = new HashMap<>();
            for (IssueKey key : keys) {
                long issue = links.find(key).issue();
                if (issue != 0) {
                    issues.put(key, new IssueId(issue));
                }
            }
            return issues;
        });
    }

    @Override
    public List<IssueKey> keys(IssueId issue) {
        return database.read(session -> new KeyLinks(session).ofIssue(issue));
    }

    @Override
    public List<IssueMark> unresolved(Set<ProjectId> projects, int limit) {
        return database.read(session -> Call.of(session, UNRESOLVED)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .number(limit)
                .list(SqliteIssueQueries::mark));
    }

    @Override
    public List<IssueMark> turned(Set<ProjectId> projects, Instant since, int limit) {
        return database.read(session -> Call.of(session, TURNED)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .time(since)
                .number(limit)
                .list(SqliteIssueQueries::mark));
    }

    private static IssueMark mark(ResultSet row) throws SQLException {
        return new IssueMark(
                new IssueId(row.getLong("id")),
                new ProjectId(row.getLong("project_id")),
                Columns.word(IssueCategory.class, row, "category"),
                Columns.word(Level.class, row, "level"),
                Columns.word(Priority.class, row, "priority"),
                Columns.flag(row, "unhandled"),
                StateRows.substatus(row),
                Columns.time(row, "state_since"),
                IssueRows.assignee(row),
                row.getLong("events"),
                row.getLong("users"),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"));
    }

    @Override
    public IssuePage list(IssueQuery query) {
        return database.read(session -> lists.list(session, query));
    }

    @Override
    public Map<IssueId, List<Long>> series(Collection<IssueId> issues, Series series) {
        return database.read(session -> series(session, issues, series));
    }

    private static Map<IssueId, List<Long>> series(
            SqliteSession session, Collection<IssueId> issues, Series series)
            throws SQLException {
        Map<IssueId, List<Long>> result = new HashMap<>();
        for (IssueId issue : issues) {
            result.put(issue, new ArrayList<>(Collections.nCopies(series.intervals(), 0L)));
        }
        long from = Columns.hour(series.from());
        Call.of(session, SERIES)
                .numbers(IssueLists.values(issues))
                .number(from)
                .number(from + (long) series.intervals() * series.hours())
                .number(series.hours())
                .text(IssueLists.lines(series.environments()))
                .list(row -> result.getOrDefault(new IssueId(row.getLong("issue_id")), List.of())
                        .set(row.getInt("interval"), row.getLong("events")));
        return result;
    }

    @Override
    public long hourlyMaximum(IssueId issue, Instant since) {
        return database.read(session -> Call.of(session, HOURLY_MAXIMUM)
                .number(issue.value())
                .number(Columns.hour(since))
                .onlyNumber());
    }

    @Override
    public List<Seen> releases(IssueId issue, int limit) {
        return database.read(session -> Call.of(session, RELEASES)
                .number(issue.value())
                .number(limit)
                .list(SqliteIssueQueries::seen));
    }

    @Override
    public List<Seen> environments(IssueId issue) {
        return database.read(session -> Call.of(session, ENVIRONMENTS)
                .number(issue.value())
                .list(SqliteIssueQueries::seen));
    }

    @Override
    public Map<IssueId, List<Seen>> releasesOf(Collection<IssueId> issues) {
        return database.read(session -> seen(session, RELEASES_OF, issues));
    }

    @Override
    public Map<IssueId, List<Seen>> environmentsOf(Collection<IssueId> issues) {
        return database.read(session -> seen(session, ENVIRONMENTS_OF, issues));
    }

    private static Map<IssueId, List<Seen>> seen(
            SqliteSession session, String sql, Collection<IssueId> issues) throws SQLException {
        Map<IssueId, List<Seen>> seen = new HashMap<>();
        Call.of(session, sql)
                .numbers(IssueLists.values(issues))
                .list(row -> seen
                        .computeIfAbsent(new IssueId(row.getLong("issue_id")),
                                _ -> new ArrayList<>())
                        .add(seen(row)));
        return seen;
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getString("name"),
                row.getLong("events"),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"));
    }

    @Override
    public List<String> environments(Set<ProjectId> projects) {
        return database.read(session -> Call.of(session, PROJECT_ENVIRONMENTS)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .list(row -> row.getString(1)));
    }

    @Override
    public List<Activity> activities(
            IssueId issue, Set<ActivityType> types, int offset, int limit) {
        return database.read(
                session -> new ActivityRows(session).list(issue, types, offset, limit));
    }

    @Override
    public List<Activity> activities(
            Set<ProjectId> projects, Set<ActivityType> types, Instant since, int limit) {
        return database.read(session -> new ActivityRows(session).ofProjects(
                projects, types, since, limit));
    }

    @Override
    public List<UserReport> userReports(IssueId issue, int offset, int limit) {
        return database.read(
                session -> new UserReportRows(session).ofIssue(issue, offset, limit));
    }

    @Override
    public List<UserReport> userReports(ProjectId project, int offset, int limit) {
        return database.read(
                session -> new UserReportRows(session).ofProject(project, offset, limit));
    }

    @Override
    public Map<IssueId, Personal> personal(Collection<IssueId> issues, UserId user) {
        return database.read(session -> {
            Map<IssueId, Personal> personal = new HashMap<>();
            Call.of(session, PERSONAL)
                    .number(user.value())
                    .numbers(IssueLists.values(issues))
                    .list(row -> personal.put(
                            new IssueId(row.getLong("issue_id")),
                            new Personal(
                                    Columns.flag(row, "seen"),
                                    Columns.flag(row, "bookmarked"),
                                    Columns.flag(row, "subscribed"))));
            return personal;
        });
    }
}
