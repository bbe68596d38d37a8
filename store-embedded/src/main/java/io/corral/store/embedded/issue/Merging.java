package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes several issues one, within a transaction. What is counted per key stays where it is; the
/// sums of the issue are added up, and everything that is lost is kept in [RowArchive].
final class Merging {

    static final String MERGE = "merge";

    /// What an issue is, to be put back.
    static final List<RowArchive.Part> ROWS = List.of(
            new RowArchive.Part("issue", "SELECT * FROM issue WHERE id = ?"),
            new RowArchive.Part("issue_text", "SELECT * FROM issue_text WHERE issue_id = ?"),
            new RowArchive.Part(
                    "issue_resolution", "SELECT * FROM issue_resolution WHERE issue_id = ?"),
            new RowArchive.Part("issue_snooze", "SELECT * FROM issue_snooze WHERE issue_id = ?"),
            new RowArchive.Part(
                    "issue_personal", "SELECT * FROM issue_personal WHERE issue_id = ?"),
            new RowArchive.Part("activity",
                    "SELECT * FROM activity WHERE issue_id = ? AND type = 'first_seen'"));

    /// Its keys as they stand.
    static final RowArchive.Part KEYS = new RowArchive.Part(
            "key", "SELECT id, moved_at, split_from FROM issue_key WHERE issue_id = ?");

    /// What moves into the parent, by its ids.
    static final List<RowArchive.Part> MOVED = List.of(
            new RowArchive.Part("history",
                    "SELECT id FROM activity WHERE issue_id = ? AND type <> 'first_seen'"),
            new RowArchive.Part("outbox", "SELECT id FROM outbox WHERE issue_id = ?"),
            new RowArchive.Part(
                    "redirect", "SELECT issue_id AS id FROM issue_redirect WHERE target = ?"));

    private static final String PROJECT = "SELECT project_id FROM issue WHERE id = ?";
    private static final String NUMBERS =
            """
            UPDATE issue SET
                events = issue.events + c.events,
                first_seen = min(issue.first_seen, c.first_seen),
                last_seen = max(issue.last_seen, c.last_seen),
                level = CASE WHEN c.last_seen > issue.last_seen THEN c.level ELSE issue.level END,
                unhandled = max(issue.unhandled, c.unhandled),
                comments = issue.comments + c.comments,
                first_release = CASE
                    WHEN c.first_release_at
                        < coalesce(issue.first_release_at, c.first_release_at + 1)
                    THEN c.first_release ELSE issue.first_release END,
                first_release_at = coalesce(
                    min(issue.first_release_at, c.first_release_at),
                    issue.first_release_at, c.first_release_at),
                last_release = CASE
                    WHEN c.last_release_at
                        > coalesce(issue.last_release_at, c.last_release_at - 1)
                    THEN c.last_release ELSE issue.last_release END,
                last_release_at = coalesce(
                    max(issue.last_release_at, c.last_release_at),
                    issue.last_release_at, c.last_release_at)
            FROM issue c WHERE issue.id = ?1 AND c.id = ?2""";
    private static final String TEXTS =
            """
            UPDATE issue_text SET platform = c.platform, logger = c.logger, title = c.title,
                culprit = c.culprit, error_type = c.error_type, error_value = c.error_value,
                filename = c.filename, function = c.function, location = c.location
            FROM issue_text c, issue p, issue n
            WHERE issue_text.issue_id = ?1 AND c.issue_id = ?2 AND p.id = ?1 AND n.id = ?2
                AND n.last_seen > p.last_seen""";
    private static final String WORDS =
            """
            INSERT OR REPLACE INTO issue_words (rowid, title, culprit)
            SELECT issue_id, title, culprit FROM issue_text WHERE issue_id = ?""";
    private static final String PERSONAL =
            """
            INSERT OR IGNORE INTO issue_personal
                (issue_id, account_id, seen, bookmarked, subscribed)
            SELECT ?1, account_id, seen, bookmarked, subscribed FROM issue_personal
            WHERE issue_id = ?2""";
    private static final String HISTORY =
            "UPDATE activity SET issue_id = ?1 WHERE issue_id = ?2 AND type <> 'first_seen'";
    private static final String OUTBOX = "UPDATE outbox SET issue_id = ?1 WHERE issue_id = ?2";
    private static final String CHAINED =
            "UPDATE issue_redirect SET target = ?1 WHERE target = ?2";
    private static final String REDIRECT =
            """
            INSERT INTO issue_redirect (issue_id, project_id, number, target)
            SELECT id, project_id, number, ?1 FROM issue WHERE id = ?2""";
    private static final String FORGET = "DELETE FROM issue WHERE id = ?";
    private static final String FORGET_WORDS = "DELETE FROM issue_words WHERE rowid = ?";

    private final SqliteSession session;
    private final KeyLinks links;
    private final RowArchive archive;
    private final IssueSums sums;

    Merging(SqliteSession session) {
        this.session = session;
        this.links = new KeyLinks(session);
        this.archive = new RowArchive(session);
        this.sums = new IssueSums(session);
    }

    List<IssueId> merge(IssueId parent, List<IssueId> children, Correction by)
            throws SQLException {
        List<IssueId> merged = fitting(parent, children);
        if (merged.isEmpty()) {
            return merged;
        }
        long activity = new ActivityRows(session)
                .add(parent.value(), by.actor(), by.at(), CorrectionEntries.merge(merged, by, true))
                .id();
        archive.open(activity, new RowArchive.Kept(MERGE, parent.value()));
        keep(activity, parent.value());
        for (IssueId child : merged) {
            keep(activity, child.value());
            for (RowArchive.Part part : MOVED) {
                archive.keep(activity, child.value(), part);
            }
            absorb(parent.value(), child.value(), by.at());
            sums.beginHistory(parent.value());
        }
        sums.countUsers(parent.value());
        return merged;
    }

    private void keep(long activity, long issue) throws SQLException {
        for (RowArchive.Part part : ROWS) {
            archive.keep(activity, issue, part);
        }
        archive.keep(activity, issue, KEYS);
    }

    private List<IssueId> fitting(IssueId parent, List<IssueId> children) throws SQLException {
        Optional<Long> project = project(parent);
        List<IssueId> fitting = new ArrayList<>();
        for (IssueId child : children) {
            boolean fits = project.isPresent() && !child.equals(parent)
                    && !fitting.contains(child) && project(child).equals(project);
            if (fits) {
                fitting.add(child);
            }
        }
        return fitting;
    }

    private Optional<Long> project(IssueId issue) throws SQLException {
        return Call.of(session, PROJECT).number(issue.value()).first(row -> row.getLong(1));
    }

    /// Moves everything of one issue into another; the users of the other are not yet counted.
    void absorb(long parent, long child, Instant at) throws SQLException {
        links.move(child, parent, at);
        for (String sql : List.of(TEXTS, NUMBERS, PERSONAL, HISTORY, OUTBOX, CHAINED, REDIRECT)) {
            Call.of(session, sql).number(parent).number(child).run();
        }
        Call.of(session, FORGET).number(child).run();
        Call.of(session, FORGET_WORDS).number(child).run();
        Call.of(session, WORDS).number(parent).run();
    }
}
