package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes several issues one, within a transaction. What is counted per key stays where it is; the
/// sums of the issue are added up.
final class Merging {

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
    private static final String FIRST_SEEN =
            """
            UPDATE activity SET at = (SELECT first_seen FROM issue WHERE id = ?1)
            WHERE issue_id = ?1 AND type = 'first_seen'""";
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

    Merging(SqliteSession session) {
        this.session = session;
        this.links = new KeyLinks(session);
    }

    List<IssueId> merge(
            IssueId parent, List<IssueId> children, @Nullable UserId actor, Instant at)
            throws SQLException {
        Optional<Long> project = project(parent);
        List<IssueId> merged = new ArrayList<>();
        for (IssueId child : children) {
            boolean fits = project.isPresent() && !child.equals(parent)
                    && project(child).equals(project);
            if (fits) {
                merge(parent.value(), child.value());
                merged.add(child);
            }
        }
        if (!merged.isEmpty()) {
            new IssueNumbers(session, new Labels(session)).countUsers(parent.value());
            new ActivityRows(session).add(parent.value(), actor, at, entry(merged));
        }
        return merged;
    }

    private Optional<Long> project(IssueId issue) throws SQLException {
        return Call.of(session, PROJECT).number(issue.value()).first(row -> row.getLong(1));
    }

    private void merge(long parent, long child) throws SQLException {
        links.move(child, parent);
        for (String sql : List.of(TEXTS, NUMBERS, PERSONAL, HISTORY, OUTBOX, CHAINED, REDIRECT)) {
            Call.of(session, sql).number(parent).number(child).run();
        }
        Call.of(session, FIRST_SEEN).number(parent).run();
        Call.of(session, FORGET).number(child).run();
        Call.of(session, FORGET_WORDS).number(child).run();
        Call.of(session, WORDS).number(parent).run();
    }

    private static Activity.Entry entry(List<IssueId> merged) {
        String ids = merged.stream().map(IssueId::toString).collect(Collectors.joining(","));
        return new Activity.Entry(ActivityType.MERGE, Map.of("issues", ids));
    }
}
