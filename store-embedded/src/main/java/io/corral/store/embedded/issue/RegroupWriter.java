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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a regroup job current about issues, within a transaction.
final class RegroupWriter {

    private static final String EXISTS = "SELECT count(*) FROM issue WHERE id = ?";
    private static final String FORGET_REDIRECT = "DELETE FROM issue_redirect WHERE issue_id = ?";
    private static final String WORDS =
            """
            INSERT OR REPLACE INTO issue_words (rowid, title, culprit)
            SELECT issue_id, title, culprit FROM issue_text WHERE issue_id = ?""";
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
    private static final List<String> EMPTY = List.of(
            """
            UPDATE activity SET issue_id = ?1 WHERE issue_id = ?2 AND type <> 'first_seen'""",
            "UPDATE issue_redirect SET target = ?1 WHERE target = ?2",
            """
            INSERT INTO issue_redirect (issue_id, project_id, number, target)
            SELECT id, project_id, number, ?1 FROM issue WHERE id = ?2""",
            "DELETE FROM issue_words WHERE rowid = ?2 AND ?1 > 0",
            "DELETE FROM issue WHERE id = ?2 AND ?1 > 0");

    private final SqliteSession session;
    private final RegroupJob job;
    private final RegroupChange change;
    private final KeyLinks links;
    private final Labels labels;
    private final RegroupKeys keys;
    private final RowSnapshots snapshots;
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
        this.snapshots = new RowSnapshots(session);
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
        for (long issue : touched) {
            snapshots.keepShown(job.id(), issue);
        }
        own();
        touched.addAll(owners.values());
        writeKeys();
        for (var emptied : change.owners().emptied().entrySet()) {
            empty(emptied.getKey().value(), emptied.getValue());
            touched.remove(emptied.getKey().value());
        }
        Call.of(session, OUTBOX).run();
        touched.remove(0L);
        RegroupIssues issues = new RegroupIssues(session, labels);
        Map<Long, GroupedEvent> newest = newestByIssue();
        for (long issue : touched) {
            boolean shows = issues.refresh(issue, newest.get(issue), isUnhandled(issue));
            if (!shows && job.order().undoes() != null) {
                snapshots.restoreShown(job.order().undoes(), issue);
                Call.of(session, WORDS).number(issue).run();
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
        for (var owner : change.owners().owners().entrySet()) {
            long issue = owner.getValue().value();
            restore(issue);
            owners.put(owner.getKey(), issue);
        }
        for (var opened : change.owners().opened().entrySet()) {
            owners.put(opened.getKey(), open(opened.getKey(), opened.getValue()));
        }
    }

    private void restore(long issue) throws SQLException {
        Long undoes = job.order().undoes();
        if (undoes == null || Call.of(session, EXISTS).number(issue).onlyNumber() > 0) {
            return;
        }
        if (!snapshots.restore(undoes, issue)) {
            throw new IllegalStateException("Job " + job.id() + " gives keys to issue " + issue
                    + ", which is gone");
        }
        Call.of(session, FORGET_REDIRECT).number(issue).run();
        Call.of(session, WORDS).number(issue).run();
        history.restored(issue);
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

    private void empty(long issue, long heirKey) throws SQLException {
        Long heir = owners.get(heirKey);
        if (heir == null) {
            throw new IllegalStateException("Job " + job.id() + " empties issue " + issue
                    + ", but nobody has key " + heirKey);
        }
        snapshots.keep(job.id(), issue);
        for (String sql : EMPTY) {
            Call.of(session, sql).number(heir).number(issue).run();
        }
        history.merged(heir, issue);
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

    /// Null where keys that nobody looked at may know better.
    private @Nullable Boolean isUnhandled(long issue) throws SQLException {
        boolean any = false;
        for (var owner : owners.entrySet()) {
            any |= owner.getValue() == issue && change.unhandled().contains(owner.getKey());
        }
        boolean hasExpired = !any && change.recount().expired().keySet().stream().anyMatch(key -> {
            Long owner = owners.get(change.recount().homes().getOrDefault(key, key));
            return owner != null && owner == issue;
        });
        boolean isKnown = !hasExpired && links.ofIssue(new IssueId(issue)).stream()
                .allMatch(key -> before.containsKey(key.key()));
        return (any || isKnown) ? (Boolean) any : null;
    }
}
