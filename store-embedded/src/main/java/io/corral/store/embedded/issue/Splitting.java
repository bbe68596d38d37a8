package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.Priority;
import io.corral.store.embedded.issue.KeptCorrections.Kept;
import io.corral.store.embedded.issue.RowArchive.Part;
import io.corral.store.embedded.issue.RowArchive.Shelf;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.CorrectionStore.Face;
import io.corral.store.issue.CorrectionStore.Moved;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives keys of an issue an issue of their own, within a transaction.
final class Splitting {

    static final String SPLIT = "split";

    private static final String ISSUE = "SELECT project_id, priority FROM issue WHERE id = ?";
    private static final String KEYS =
            "SELECT id, key, first_seen FROM issue_key WHERE issue_id = ?";

    private final SqliteSession session;
    private final KeyLinks links;
    private final RowArchive archive;
    private final IssueSums sums;
    private final ActivityRows activities;

    Splitting(SqliteSession session) {
        this.session = session;
        this.links = new KeyLinks(session);
        this.archive = new RowArchive(session);
        this.sums = new IssueSums(session);
        this.activities = new ActivityRows(session);
    }

    private record Source(long project, Priority priority) {}

    private record KeyRow(long id, long key, Instant firstSeen) {}

    Optional<Moved> split(IssueId issue, Set<IssueKey> keys, Face shown, Correction by)
            throws SQLException {
        Source source = Call.of(session, ISSUE)
                .number(issue.value())
                .first(row -> new Source(row.getLong("project_id"),
                        Columns.word(Priority.class, row, "priority")))
                .orElse(null);
        List<KeyRow> all = Call.of(session, KEYS).number(issue.value()).list(row -> new KeyRow(
                row.getLong("id"), row.getLong("key"), Columns.time(row, "first_seen")));
        List<KeyRow> wanted = all.stream().filter(row -> source != null && keys.stream()
                .anyMatch(key -> key.key() == row.key
                        && key.project().value() == source.project))
                .toList();
        if (source == null || wanted.isEmpty() || wanted.size() < keys.size()
                || wanted.size() == all.size()) {
            return Optional.empty();
        }
        long created = open(source, wanted, shown, by);
        long activity = tell(issue, new IssueId(created), wanted, by);
        new KeptCorrections(session).open(activity, new Kept(SPLIT, issue.value()));
        Shelf shelf = Shelf.ofCorrection(activity);
        for (Part part : Merging.ROWS) {
            archive.keep(shelf, List.of(issue.value()), part);
        }
        archive.keep(shelf, List.of(issue.value()), Merging.KEYS);
        for (KeyRow row : wanted) {
            links.move(row.id, created, Columns.micros(by.at()), issue.value());
        }
        archive.keep(shelf, List.of(created), Merging.KEYS);
        sums.sum(created);
        sums.sum(issue.value());
        new IssueNumbers(session, new Labels(session))
                .show(created, shown.newest(), shown.unhandled());
        return Optional.of(new Moved(List.of(new IssueId(created)), List.of(issue)));
    }

    private long open(Source source, List<KeyRow> keys, Face shown, Correction by)
            throws SQLException {
        Instant first = keys.stream().map(KeyRow::firstSeen).min(Instant::compareTo).orElseThrow();
        long created = new NewIssues(session)
                .open(shown.newest(), first, source.priority, by.at());
        activities.add(created, null, first, Activity.Entry.of(ActivityType.FIRST_SEEN));
        return created;
    }

    private long tell(IssueId from, IssueId to, List<KeyRow> keys, Correction by)
            throws SQLException {
        List<Long> names = new ArrayList<>();
        keys.forEach(row -> names.add(row.key));
        activities.add(to.value(), by.actor(), by.at(),
                CorrectionEntries.destination(names, from, by));
        return activities.add(from.value(), by.actor(), by.at(),
                CorrectionEntries.source(names, to, by, true)).id();
    }
}
