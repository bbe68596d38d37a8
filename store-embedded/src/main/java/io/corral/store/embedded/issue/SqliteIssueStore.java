package io.corral.store.embedded.issue;

import io.corral.domain.health.HealthBatch;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.release.ReleaseSeen;
import io.corral.store.CrashPoint;
import io.corral.store.Watermark;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.KeyLink;
import io.corral.store.issue.UserReport;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Issues in `corral.db`; each call is one transaction, except those that delete a lot.
public final class SqliteIssueStore implements IssueStore {

    private static final String APPLIED =
            "SELECT sequence FROM issue_watermark WHERE queue_partition = ?";
    private static final String ADVANCE =
            """
            INSERT INTO issue_watermark (queue_partition, sequence) VALUES (?, ?)
            ON CONFLICT (queue_partition) DO UPDATE SET sequence = excluded.sequence""";
    private static final String KEYS_MAX = "SELECT coalesce(max(id), 0) FROM issue_key";
    private static final String DROP_HOURS =
            "DELETE FROM key_hour WHERE key_id > ? AND key_id <= ? AND hour < ?";

    /// Hours are dropped for so many keys at a time, so that the digest need not wait for long.
    private static final long DROPPED_KEYS = 5_000;

    /// A project's issues are deleted so many at a time, for the same reason.
    private static final int DELETED_ISSUES = 500;

    private final SqliteDatabase database;

    public SqliteIssueStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Watermark applied(int partition) {
        return new Watermark(
                partition, database.read(session -> applied(session, partition)));
    }

    private static long applied(SqliteSession session, int partition) throws SQLException {
        return Call.of(session, APPLIED)
                .number(partition)
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public Map<IssueKey, IssueState> states(Collection<IssueKey> keys) {
        return database.read(session -> {
            StateRows rows = new StateRows(session);
            Map<IssueKey, IssueState> states = new HashMap<>();
            for (IssueKey key : keys) {
                rows.ofKey(key).ifPresent(state -> states.put(key, state));
            }
            return states;
        });
    }

    @Override
    public boolean commit(DigestCommit commit) {
        boolean applied = database.write(session -> apply(session, commit));
        CrashPoint.ISSUE_COMMITTED.reach();
        return applied;
    }

    private static boolean apply(SqliteSession session, DigestCommit commit) throws SQLException {
        Watermark upTo = commit.upTo();
        if (applied(session, upTo.partition()) >= upTo.sequence()) {
            return false;
        }
        UserReportRows reports = new UserReportRows(session);
        for (UserReport report : commit.userReports()) {
            reports.add(report);
        }
        Labels labels = new Labels(session);
        BatchWriter writer = new BatchWriter(session, commit, labels);
        for (IssueChange change : commit.changes()) {
            writer.apply(change);
        }
        ReleaseRows releases = new ReleaseRows(session);
        for (ReleaseSeen seen : commit.releases()) {
            releases.see(seen, commit.at());
        }
        HealthRows health = new HealthRows(session, labels);
        for (HealthBatch batch : commit.sessions()) {
            health.add(batch);
        }
        new OutcomeRows(session).add(commit.outcomes());
        Call.of(session, ADVANCE).number(upTo.partition()).number(upTo.sequence()).run();
        CrashPoint.ISSUE_WRITTEN.reach();
        return true;
    }

    @Override
    public List<Activity> edit(List<IssueEdit> edits) {
        return database.write(session -> {
            EditWriter writer = new EditWriter(session);
            List<Activity> made = new ArrayList<>();
            for (IssueEdit edit : edits) {
                made.addAll(writer.apply(edit));
            }
            return made;
        });
    }

    @Override
    public boolean rewriteNote(IssueId issue, long note, UserId author, String text) {
        return database.write(session -> new ActivityRows(session)
                .rewriteNote(issue.value(), note, author, text));
    }

    @Override
    public boolean deleteNote(IssueId issue, long note, UserId author) {
        return database.write(session -> new ActivityRows(session)
                .deleteNote(issue.value(), note, author));
    }

    @Override
    public List<IssueKey> delete(Collection<IssueId> issues) {
        return database.write(session -> {
            Deletion deletion = new Deletion(session);
            List<IssueKey> keys = new ArrayList<>();
            for (IssueId issue : issues) {
                keys.addAll(deletion.delete(issue));
            }
            return keys;
        });
    }

    @Override
    public List<IssueKey> deleteIdle(ProjectId project, Instant lastSeenBefore, int issuesMax) {
        return database.write(session -> new Deletion(session)
                .deleteIdle(project, lastSeenBefore, issuesMax));
    }

    @Override
    public void deleteProject(ProjectId project) {
        boolean more = true;
        while (more) {
            more = database.write(
                    session -> new Deletion(session).deleteOfProject(project, DELETED_ISSUES));
        }
        database.update(session -> new Deletion(session).deleteRest(project));
    }

    @Override
    public void dropHoursBefore(Instant hour) {
        long last = database.read(session -> Call.of(session, KEYS_MAX).onlyNumber());
        for (long from = 0; from < last; from += DROPPED_KEYS) {
            long begin = from;
            database.update(session -> Call.of(session, DROP_HOURS)
                    .number(begin)
                    .number(begin + DROPPED_KEYS)
                    .number(Columns.hour(hour))
                    .run());
        }
    }

    @Override
    public long keysVersion() {
        return database.read(session -> new KeyLinks(session).version());
    }

    @Override
    public List<KeyLink> keysAfter(long version, int linksMax) {
        return database.read(session -> new KeyLinks(session).after(version, linksMax));
    }
}
