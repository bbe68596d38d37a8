package io.corral.store.embedded.issue;

import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.KeyBatch;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is summed per issue, and what its newest event gives it.
final class IssueNumbers {

    private static final String LAST_SEEN = "SELECT last_seen FROM issue WHERE id = ?";
    private static final String COUNT =
            """
            UPDATE issue SET
                events = events + ?2,
                first_seen = min(first_seen, ?3),
                last_seen = max(last_seen, ?4),
                unhandled = max(unhandled, ?5),
                level = coalesce(?6, level),
                first_release = CASE WHEN ?8 < coalesce(first_release_at, ?8 + 1)
                    THEN ?7 ELSE first_release END,
                first_release_at = coalesce(min(first_release_at, ?8), first_release_at, ?8),
                last_release = CASE WHEN ?10 >= coalesce(last_release_at, ?10)
                    THEN ?9 ELSE last_release END,
                last_release_at = coalesce(max(last_release_at, ?10), last_release_at, ?10)
            WHERE id = ?1""";
    private static final String FACE =
            "UPDATE issue SET level = ?, unhandled = ? WHERE id = ?";
    private static final String USERS = "UPDATE issue SET users = ? WHERE id = ?";
    private static final String SKETCHES =
            """
            SELECT u.sketch FROM issue_key k JOIN key_users u ON u.key_id = k.id
            WHERE k.issue_id = ?""";
    private static final String TEXT =
            """
            UPDATE issue_text SET platform = ?2, logger = ?3, title = ?4, culprit = ?5,
                error_type = ?6, error_value = ?7, filename = ?8, function = ?9, location = ?10
            WHERE issue_id = ?1 AND (platform, logger, title, culprit, error_type, error_value,
                filename, function, location) IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""";
    private static final String OLD_WORDS =
            "SELECT 1 FROM issue_text WHERE issue_id = ? AND title = ? AND culprit IS ?";
    private static final String WORDS =
            "INSERT OR REPLACE INTO issue_words (rowid, title, culprit) VALUES (?, ?, ?)";

    private final SqliteSession session;
    private final Labels labels;

    IssueNumbers(SqliteSession session, Labels labels) {
        this.session = session;
        this.labels = labels;
    }

    void count(long issue, KeyBatch batch, boolean usersChanged) throws SQLException {
        long lastSeen = Call.of(session, LAST_SEEN).number(issue).onlyNumber();
        boolean newest = Columns.micros(batch.lastSeen()) >= lastSeen;
        Optional<KeyBatch.Tally> first =
                released(batch).min(Comparator.comparing(KeyBatch.Tally::firstSeen));
        Optional<KeyBatch.Tally> last =
                released(batch).max(Comparator.comparing(KeyBatch.Tally::lastSeen));
        Call.of(session, COUNT)
                .number(issue)
                .number(batch.count())
                .time(batch.firstSeen())
                .time(batch.lastSeen())
                .flag(batch.unhandled())
                .text(newest ? batch.newest().level().wireName() : null)
                .number(label(first))
                .time(first.map(KeyBatch.Tally::firstSeen).orElse(null))
                .number(label(last))
                .time(last.map(KeyBatch.Tally::lastSeen).orElse(null))
                .run();
        if (usersChanged) {
            countUsers(issue);
        }
        if (newest) {
            showTexts(issue, batch.newest());
        }
    }

    private static Stream<KeyBatch.Tally> released(KeyBatch batch) {
        return batch.tallies().stream().filter(tally -> tally.release() != null);
    }

    private @Nullable Long label(Optional<KeyBatch.Tally> tally) throws SQLException {
        return tally.isEmpty() ? null : Long.valueOf(labels.of(tally.get().release()));
    }

    /// Sums up the users of all keys; whoever met several counts once.
    void countUsers(long issue) throws SQLException {
        UserSketch users = Call.of(session, SKETCHES)
                .number(issue)
                .list(row -> UserSketch.parse(row.getBytes(1)))
                .stream()
                .reduce(UserSketch.EMPTY, UserSketch::plus);
        Call.of(session, USERS).number(users.count()).number(issue).run();
    }

    /// Shows an issue by an event; does nothing when the issue is gone.
    void show(long issue, GroupedEvent newest, boolean unhandled) throws SQLException {
        int known = Call.of(session, FACE)
                .text(newest.level().wireName())
                .flag(unhandled)
                .number(issue)
                .run();
        if (known > 0) {
            showTexts(issue, newest);
        }
    }

    /// Shows the texts of an event.
    void showTexts(long issue, GroupedEvent event) throws SQLException {
        String title = event.metadata().title();
        String culprit = event.metadata().culprit();
        boolean sameWords = Call.of(session, OLD_WORDS)
                .number(issue)
                .text(title)
                .text(culprit)
                .first(_ -> true)
                .isPresent();
        BatchWriter.texts(Call.of(session, TEXT).number(issue), event).run();
        if (!sameWords) {
            Call.of(session, WORDS).number(issue).text(title).text(culprit).run();
        }
    }
}
