package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.store.embedded.issue.KeptCorrections.Kept;
import io.corral.store.embedded.issue.RowArchive.Part;
import io.corral.store.embedded.issue.RowArchive.Shelf;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes several issues one, within a transaction. What is counted per key stays where it is; the
/// sums of the issue are added up, and everything that is lost is kept in [RowArchive].
final class Merging {

    static final String MERGE = "merge";

    /// What an issue is, to be put back.
    static final List<Part> ROWS = List.of(
            Part.table("issue", "id"), Part.table("issue_text", "issue_id"),
            Part.table("issue_resolution", "issue_id"), Part.table("issue_snooze", "issue_id"),
            Part.table("issue_personal", "issue_id"),
            new Part("activity", "activity t ON t.issue_id = e.value AND t.type = 'first_seen'",
                    Map.of()));

    /// Its keys as they stand.
    static final Part KEYS = new Part("key", "issue_key t ON t.issue_id = e.value",
            Map.of("id", "t.id", "moved_at", "t.moved_at", "split_from", "t.split_from"));

    /// What moves into the parent, by its ids.
    private static final List<Part> MOVED = List.of(
            new Part("history", "activity t ON t.issue_id = e.value AND t.type <> 'first_seen'",
                    Map.of("id", "t.id")),
            new Part("outbox", "outbox t ON t.issue_id = e.value", Map.of("id", "t.id")),
            new Part("redirect", "issue_redirect t ON t.target = e.value",
                    Map.of("id", "t.issue_id")));

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
        new KeptCorrections(session).open(activity, new Kept(MERGE, parent.value()));
        keep(Shelf.ofCorrection(activity), parent, merged);
        for (IssueId child : merged) {
            absorb(parent.value(), child.value(), by.at());
        }
        sums.beginHistory(parent.value());
        sums.countUsers(parent.value());
        return merged;
    }

    private void keep(Shelf shelf, IssueId parent, List<IssueId> children) throws SQLException {
        List<Long> moved = children.stream().map(IssueId::value).toList();
        List<Long> all = new ArrayList<>(moved);
        all.add(parent.value());
        for (Part part : ROWS) {
            archive.keep(shelf, all, part);
        }
        archive.keep(shelf, all, KEYS);
        for (Part part : MOVED) {
            archive.keep(shelf, moved, part);
        }
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
