package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.store.embedded.issue.KeptCorrections.Kept;
import io.corral.store.embedded.issue.RowArchive.Shelf;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.CorrectionStore.Moved;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes merges and splits back, within a transaction: what was kept returns where nothing has
/// happened since; where events came, their keys are summed up anew.
final class Undoing {

    private static final List<String> NUMBERS = List.of(
            "events", "users", "first_seen", "last_seen", "level", "unhandled", "first_release",
            "first_release_at", "last_release", "last_release_at");
    private static final List<String> TEXTS = List.of(
            "platform", "logger", "title", "culprit", "error_type", "error_value", "filename",
            "function", "location");
    private static final List<String> TABLES = List.of(
            "issue", "issue_text", "issue_resolution", "issue_snooze", "issue_personal",
            "activity");
    private static final String EVENTS =
            """
            SELECT count(*) AS keys, coalesce(sum(events), 0) AS events
            FROM issue_key WHERE issue_id = ?""";
    private static final String KEY_ISSUE =
            "SELECT coalesce(issue_id, 0) FROM issue_key WHERE id = ?";
    private static final String KEY_NAME = "SELECT key FROM issue_key WHERE id = ?";
    private static final String HISTORY =
            "UPDATE activity SET issue_id = ?1 WHERE id = ?3 AND issue_id = ?2";
    private static final String OUTBOX =
            "UPDATE outbox SET issue_id = ?1 WHERE id = ?3 AND issue_id = ?2";
    private static final String REDIRECT =
            "UPDATE issue_redirect SET target = ?1 WHERE issue_id = ?3 AND target = ?2";
    private static final String FORGET_REDIRECT = "DELETE FROM issue_redirect WHERE issue_id = ?";
    private static final String FORGET_PERSONAL =
            """
            DELETE FROM issue_personal WHERE issue_id = ? AND account_id = ? AND seen = ?
                AND bookmarked = ? AND subscribed = ?""";
    private static final String WORDS =
            """
            INSERT OR REPLACE INTO issue_words (rowid, title, culprit)
            SELECT issue_id, title, culprit FROM issue_text WHERE issue_id = ?""";
    private static final String BEGIN = "UPDATE activity SET at = ? WHERE id = ? AND issue_id = ?";
    private static final String FORGET_UNDO =
            "DELETE FROM activity_value WHERE activity_id = ? AND name = '" + CorrectionEntries.UNDO
                    + "'";
    private static final String UNDOABLE =
            """
            SELECT 1 FROM activity a JOIN activity_value v ON v.activity_id = a.id
            WHERE a.id = ? AND a.issue_id = ? AND v.name = '%s'"""
                    .formatted(CorrectionEntries.UNDO);
    private static final String UNDONE =
            """
            INSERT INTO activity_value (activity_id, name, kind, value)
            VALUES (?, '%s', 'flag', 'true')""".formatted(CorrectionEntries.UNDONE);

    private final SqliteSession session;
    private final KeyLinks links;
    private final RowArchive archive;
    private final IssueSums sums;
    private final ActivityRows activities;

    Undoing(SqliteSession session) {
        this.session = session;
        this.links = new KeyLinks(session);
        this.archive = new RowArchive(session);
        this.sums = new IssueSums(session);
        this.activities = new ActivityRows(session);
    }

    Optional<Moved> undo(IssueId issue, long activity, Correction by) throws SQLException {
        Kept kept = new KeptCorrections(session).find(activity, issue.value());
        if (kept == null) {
            return Optional.empty();
        }
        Moved moved = kept.kind().equals(Merging.MERGE)
                ? unmerge(issue.value(), activity, kept, by)
                : rejoin(issue.value(), activity, kept, by);
        if (moved.issues().isEmpty()) {
            return Optional.empty();
        }
        settle(activity, true);
        return Optional.of(moved);
    }

    /// The entry can be undone no more.
    void end(IssueId issue, long activity, boolean undone) throws SQLException {
        boolean undoable = Call.of(session, UNDOABLE).number(activity).number(issue.value())
                .first(_ -> true).isPresent();
        if (undoable) {
            settle(activity, undone);
        }
    }

    private void settle(long activity, boolean undone) throws SQLException {
        new KeptCorrections(session).close(activity);
        Call.of(session, FORGET_UNDO).number(activity).run();
        if (undone) {
            Call.of(session, UNDONE).number(activity).run();
        }
    }

    private Moved unmerge(long holder, long activity, Kept kept, Correction by)
            throws SQLException {
        List<IssueId> back = new ArrayList<>();
        List<IssueId> stale = new ArrayList<>();
        for (long child : archive.issues(Shelf.ofCorrection(activity))) {
            Map<Long, Map<String, @Nullable Object>> keys = keysAt(activity, child, holder);
            if (child == kept.parent() || keys.isEmpty() || keys.size() == keysOf(holder)) {
                continue;
            }
            List<Long> names = takeOut(holder, activity, kept, child, keys);
            if (!settle(child, activity)) {
                stale.add(new IssueId(child));
            }
            activities.add(child, by.actor(), by.at(),
                    CorrectionEntries.destination(names, new IssueId(holder), by));
            activities.add(holder, by.actor(), by.at(),
                    CorrectionEntries.source(names, new IssueId(child), by, false));
            back.add(new IssueId(child));
        }
        if (!back.isEmpty() && !(holder == kept.parent() && settle(holder, activity))) {
            sums.sum(holder);
            sums.beginHistory(holder);
            sums.countComments(holder);
            stale.add(new IssueId(holder));
        }
        return new Moved(back, stale);
    }

    private long keysOf(long issue) throws SQLException {
        return Call.of(session, EVENTS).number(issue).first(row -> row.getLong("keys"))
                .orElse(0L);
    }

    /// The keys kept of an issue that are still where they were put.
    private Map<Long, Map<String, @Nullable Object>> keysAt(long activity, long issue, long place)
            throws SQLException {
        Map<Long, Map<String, @Nullable Object>> keys = new LinkedHashMap<>();
        for (var row : archive.rows(Shelf.ofCorrection(activity), issue, Merging.KEYS.name())) {
            Long id = RowArchive.number(row, "id");
            if (id != null && Call.of(session, KEY_ISSUE).number(id).first(
                    found -> found.getLong(1)).orElse(0L) == place) {
                keys.put(id, row);
            }
        }
        return keys;
    }

    /// Brings a merged issue back with its keys and what came with it.
    ///
    /// @return the names of the keys
    private List<Long> takeOut(
            long holder, long activity, Kept kept, long child,
            Map<Long, Map<String, @Nullable Object>> keys) throws SQLException {
        Call.of(session, FORGET_REDIRECT).number(child).run();
        for (String table : TABLES) {
            archive.restore(Shelf.ofCorrection(activity), List.of(child), table);
        }
        Call.of(session, WORDS).number(child).run();
        List<Long> names = giveBack(child, keys);
        carry(HISTORY, holder, activity, child, "history");
        carry(OUTBOX, holder, activity, child, "outbox");
        carry(REDIRECT, holder, activity, child, "redirect");
        forgetPersonal(holder, activity, kept.parent(), child);
        return names;
    }

    private List<Long> giveBack(long to, Map<Long, Map<String, @Nullable Object>> keys)
            throws SQLException {
        List<Long> names = new ArrayList<>();
        for (var key : keys.entrySet()) {
            links.move(key.getKey(), to, RowArchive.number(key.getValue(), "moved_at"),
                    RowArchive.number(key.getValue(), "split_from"));
            names.add(Call.of(session, KEY_NAME).number(key.getKey()).onlyNumber());
        }
        return names;
    }

    private void carry(String sql, long holder, long activity, long child, String part)
            throws SQLException {
        for (var row : archive.rows(Shelf.ofCorrection(activity), child, part)) {
            Call.of(session, sql)
                    .number(child)
                    .number(holder)
                    .number(RowArchive.number(row, "id"))
                    .run();
        }
    }

    /// Marks of people that the merge brought, as far as they did not change since.
    private void forgetPersonal(long holder, long activity, long parent, long child)
            throws SQLException {
        Set<@Nullable Object> own = new LinkedHashSet<>();
        archive.rows(Shelf.ofCorrection(activity), parent, "issue_personal")
                .forEach(row -> own.add(row.get("account_id")));
        for (var row : archive.rows(Shelf.ofCorrection(activity), child, "issue_personal")) {
            if (holder == parent && !own.contains(row.get("account_id"))) {
                Call.of(session, FORGET_PERSONAL)
                        .number(holder)
                        .value(row.get("account_id"))
                        .value(row.get("seen"))
                        .value(row.get("bookmarked"))
                        .value(row.get("subscribed"))
                        .run();
            }
        }
    }

    /// Numbers and texts of an issue that has the keys it had, with the events they had, are what
    /// they were; otherwise its numbers are summed up.
    ///
    /// @return false when its texts may be others
    private boolean settle(long issue, long activity) throws SQLException {
        var kept = archive.rows(Shelf.ofCorrection(activity), issue, "issue");
        long keys = archive.rows(Shelf.ofCorrection(activity), issue, Merging.KEYS.name()).size();
        boolean same = !kept.isEmpty() && Call.of(session, EVENTS).number(issue).first(
                row -> row.getLong("keys") == keys && Long.valueOf(row.getLong("events"))
                        .equals(RowArchive.number(kept.getFirst(), "events")))
                .orElse(false);
        if (same) {
            archive.reset(Shelf.ofCorrection(activity), issue, "issue", "id", NUMBERS);
            archive.reset(Shelf.ofCorrection(activity), issue, "issue_text", "issue_id", TEXTS);
            Call.of(session, WORDS).number(issue).run();
            for (var row : archive.rows(Shelf.ofCorrection(activity), issue, "activity")) {
                Call.of(session, BEGIN)
                        .number(RowArchive.number(row, "at"))
                        .number(RowArchive.number(row, "id"))
                        .number(issue)
                        .run();
            }
        } else {
            sums.sum(issue);
        }
        sums.countComments(issue);
        return same;
    }

    /// Joins what was split again.
    private Moved rejoin(long holder, long activity, Kept kept, Correction by)
            throws SQLException {
        List<IssueId> back = new ArrayList<>();
        List<IssueId> stale = new ArrayList<>();
        Map<Long, Map<String, @Nullable Object>> before = new LinkedHashMap<>();
        Shelf shelf = Shelf.ofCorrection(activity);
        for (var row : archive.rows(shelf, kept.parent(), Merging.KEYS.name())) {
            Long id = RowArchive.number(row, "id");
            if (id != null) {
                before.put(id, row);
            }
        }
        for (long other : archive.issues(shelf)) {
            Map<Long, Map<String, @Nullable Object>> keys = keysAt(activity, other, other);
            if (other == kept.parent() || other == holder || keys.isEmpty()) {
                continue;
            }
            boolean whole = keysOf(other) == keys.size();
            if (whole) {
                new Merging(session).absorb(holder, other, by.at());
                sums.countUsers(holder);
            }
            keys.replaceAll((id, row) -> before.getOrDefault(id, row));
            giveBack(holder, keys);
            if (!whole) {
                sums.sum(other);
                sums.sum(holder);
                stale.add(new IssueId(other));
                stale.add(new IssueId(holder));
            } else if (holder == kept.parent()) {
                settle(holder, activity);
            }
            back.add(new IssueId(holder));
            activities.add(holder, by.actor(), by.at(), CorrectionEntries.merge(
                    List.of(new IssueId(other)), by, false));
        }
        return new Moved(back, stale);
    }
}
