package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Priority;
import io.corral.domain.regroup.KeyMove;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.regroup.RegroupChange;
import io.corral.store.regroup.RegroupJob;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a regroup job current about issues, within a transaction.
final class RegroupWriter {

    private static final String EXISTING =
            "SELECT i.id FROM json_each(?) e CROSS JOIN issue i ON i.id = e.value";
    private static final String HOLDERS =
            """
            SELECT r.issue_id, r.target
            FROM json_each(?) e CROSS JOIN issue_redirect r ON r.issue_id = e.value""";
    private static final String FORGET_REDIRECTS =
            "DELETE FROM issue_redirect WHERE issue_id IN (SELECT value FROM json_each(?))";
    private static final String WORDS =
            """
            INSERT OR REPLACE INTO issue_words (rowid, title, culprit)
            SELECT t.issue_id, t.title, t.culprit
            FROM json_each(?) e CROSS JOIN issue_text t ON t.issue_id = e.value""";
    private static final String ADD_KEY =
            """
            INSERT INTO issue_key (project_id, key, algorithm, issue_id, version, events,
                first_seen, last_seen)
            VALUES (?, ?, ?, NULL, ?, 0, 0, 0) RETURNING id""";
    private static final String LINK =
            "UPDATE issue_key SET issue_id = ?, version = ? WHERE id = ?";
    private static final String OUTBOX =
            """
            UPDATE outbox SET issue_id = r.target FROM issue_redirect r
            WHERE r.issue_id = outbox.issue_id""";
    private final SqliteSession session;
    private final RegroupJob job;
    private final RegroupChange change;
    private final KeyLinks links;
    private final Labels labels;
    private final RegroupKeys keys;
    private final RegroupArchive archive;
    private final NewIssues newIssues;
    private final RegroupHistory history;
    private final Map<Long, Long> owners = new HashMap<>();
    private final Map<Long, KeyLinks.Link> before = new TreeMap<>();

    RegroupWriter(SqliteSession session, RegroupJob job, RegroupChange change) {
        this.session = session;
        this.job = job;
        this.change = change;
        this.links = new KeyLinks(session);
        this.labels = new Labels(session);
        this.keys = new RegroupKeys(session);
        this.archive = new RegroupArchive(session);
        this.newIssues = new NewIssues(session);
        this.history = new RegroupHistory(session, job, change.at());
    }

    /// Applies everything; reports need the plan.
    void apply(Iterable<KeyMove> moves) throws SQLException {
        for (long key : change.recount().after().keySet()) {
            KeyLinks.Link link = links.find(key(key));
            before.put(key, link);
            keys.remember(job.id(), key, link.issue() == 0 ? null : link.issue(),
                    change.recount(), change.expiredUsers().get(key));
        }
        Set<Long> touched = new TreeSet<>();
        before.values().forEach(link -> touched.add(link.issue()));
        archive.keepShown(job.id(), touched);
        own();
        touched.addAll(owners.values());
        if (job.order().undoes() != null) {
            history.undone(job.order().undoes(), touched);
        }
        writeKeys();
        empty(touched);
        Call.of(session, OUTBOX).run();
        touched.remove(0L);
        RegroupIssues issues = new RegroupIssues(session, labels);
        Map<Long, GroupedEvent> newest = newestByIssue();
        var handling = new Handling();
        for (long issue : touched) {
            boolean shows = issues.refresh(issue, newest.get(issue), handling.isUnhandled(issue));
            if (!shows && job.order().undoes() != null) {
                archive.restoreShown(job.order().undoes(), issue);
                Call.of(session, WORDS).numbers(List.of(issue)).run();
            }
        }
        new RegroupReports(session, job).move(moves, before.keySet());
        history.write();
    }

    private IssueKey key(long key) {
        return new IssueKey(job.order().project(), key);
    }

    /// Puts back and opens issues, so that each key that counts something has one.
    private void own() throws SQLException {
        change.owners().owners().forEach((key, issue) -> owners.put(key, issue.value()));
        restore(new TreeSet<>(owners.values()));
        for (var opened : change.owners().opened().entrySet()) {
            owners.put(opened.getKey(), open(opened.getKey(), opened.getValue()));
        }
    }

    /// Puts back those issues that are gone.
    private void restore(Set<Long> issues) throws SQLException {
        Long undoes = job.order().undoes();
        if (undoes == null) {
            return;
        }
        Set<Long> gone = new TreeSet<>(issues);
        existing(issues).forEach(gone::remove);
        archive.restore(undoes, gone);
        if (existing(gone).size() < gone.size()) {
            existing(gone).forEach(gone::remove);
            throw new IllegalStateException(
                    "Job " + job.id() + " gives keys to issues " + gone + ", which are gone");
        }
        Map<Long, Long> holders = new TreeMap<>();
        Call.of(session, HOLDERS).numbers(gone)
                .list(row -> holders.put(row.getLong("issue_id"), row.getLong("target")));
        Call.of(session, FORGET_REDIRECTS).numbers(gone).run();
        Call.of(session, WORDS).numbers(gone).run();
        for (var restored : holders.entrySet()) {
            history.restored(restored.getKey(), restored.getValue());
        }
    }

    private List<Long> existing(Set<Long> issues) throws SQLException {
        return Call.of(session, EXISTING).numbers(issues).list(row -> row.getLong(1));
    }

    private long open(long key, long source) throws SQLException {
        GroupedEvent newest = change.newest().get(key);
        if (newest == null) {
            throw new IllegalStateException(
                    "Job " + job.id() + " opens an issue for key " + key + " without an event");
        }
        KeyBatch batch = KeyBatch.ofEvents(List.of(newest)).getFirst();
        long issue = newIssues.open(batch, Priority.ofLevel(newest.level()), change.at());
        KeyNumbers numbers = change.recount().after().getOrDefault(key, KeyNumbers.NONE);
        history.opened(issue, before.getOrDefault(source, links.find(key(source))).issue(),
                numbers.firstSeen() == null ? newest.timestamp() : numbers.firstSeen());
        return issue;
    }

    private void writeKeys() throws SQLException {
        KeyNumberRows rows = new KeyNumberRows(session, labels);
        long version = links.version();
        for (var link : before.entrySet()) {
            long key = link.getKey();
            KeyNumbers after = change.recount().after().getOrDefault(key, KeyNumbers.NONE);
            Long owner = owners.get(key);
            long row = link.getValue().id();
            if (row == 0) {
                if (owner == null) {
                    continue;
                }
                version++;
                row = Call.of(session, ADD_KEY).number(job.order().project().value()).number(key)
                        .number(job.order().algorithm()).number(version).onlyNumber();
            }
            rows.replace(row, after, change.users().getOrDefault(key, UserSketch.EMPTY));
            if (link.getValue().issue() != (owner == null ? 0 : owner)) {
                version++;
                Call.of(session, LINK).number(owner).number(version).number(row).run();
            }
        }
    }

    /// Empties issues, all at once; whoever looks for one finds its heir.
    private void empty(Set<Long> touched) throws SQLException {
        Map<Long, Long> heirs = new TreeMap<>();
        for (var emptied : change.owners().emptied().entrySet()) {
            long issue = emptied.getKey().value();
            Long heir = owners.get(emptied.getValue());
            if (heir == null) {
                throw new IllegalStateException("Job " + job.id() + " empties issue " + issue
                        + ", but nobody has key " + emptied.getValue());
            }
            heirs.put(issue, heir);
            history.merged(heir, issue);
        }
        archive.keep(job.id(), heirs.keySet());
        new EmptiedIssues(session).follow(heirs);
        touched.removeAll(heirs.keySet());
    }

    private Map<Long, GroupedEvent> newestByIssue() {
        Map<Long, GroupedEvent> newest = new HashMap<>();
        change.newest().forEach((key, event) -> {
            Long owner = owners.get(key);
            if (owner != null) {
                newest.merge(owner, event,
                        (old, more) -> more.timestamp().isAfter(old.timestamp()) ? more : old);
            }
        });
        return newest;
    }

    /// Which issues have an event that was not caught by the application.
    private final class Handling {
        private final Set<Long> unhandled = new HashSet<>();
        private final Set<Long> expired = new HashSet<>();

        Handling() {
            owners.forEach((key, owner) -> {
                if (change.unhandled().contains(key)) {
                    unhandled.add(owner);
                }
            });
            for (long key : change.recount().expired().keySet()) {
                Long owner = owners.get(change.recount().homes().getOrDefault(key, key));
                if (owner != null) {
                    expired.add(owner);
                }
            }
        }

        /// Null where keys that nobody looked at may know better.
        @Nullable
        Boolean isUnhandled(long issue) throws SQLException {
            boolean any = unhandled.contains(issue);
            boolean isKnown = !expired.contains(issue) && links.ofIssue(new IssueId(issue))
                    .stream().allMatch(key -> before.containsKey(key.key()));
            return (any || isKnown) ? (Boolean) any : null;
        }
    }
}
