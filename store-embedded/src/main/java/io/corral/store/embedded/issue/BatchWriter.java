package io.corral.store.embedded.issue;

import io.corral.domain.event.Metadata;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.RegressionVerdict.Reason;
import io.corral.domain.issue.RegressionVerdict.Reopens;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.DigestCommit;
import io.corral.store.outbox.OutboxEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Applies the issue changes of one digest batch within its transaction.
final class BatchWriter {

    private static final String STATUS = "SELECT status FROM issue WHERE id = ?";
    private static final String REGRESSED =
            "UPDATE issue SET regressed_release = ? WHERE id = ?";

    private final SqliteSession session;
    private final Instant at;
    private final Labels labels;
    private final KeyLinks links;
    private final KeyNumbers numbers;
    private final IssueNumbers issues;
    private final StateRows states;
    private final ActivityRows activities;
    private final OutboxRows outbox;
    private final NewIssues newIssues;
    private final UserReportRows reports;

    BatchWriter(SqliteSession session, DigestCommit commit, Labels labels) {
        this.session = session;
        this.at = commit.at();
        this.labels = labels;
        this.links = new KeyLinks(session);
        this.numbers = new KeyNumbers(session, labels);
        this.issues = new IssueNumbers(session, labels);
        this.states = new StateRows(session);
        this.activities = new ActivityRows(session);
        this.outbox = new OutboxRows(session, commit.upTo(), commit.at());
        this.newIssues = new NewIssues(session);
        this.reports = new UserReportRows(session);
    }

    void apply(IssueChange change) throws SQLException {
        KeyBatch batch = change.batch();
        KeyLinks.Link link = links.find(batch.key());
        long issue = link.issue() != 0 ? link.issue() : place(change);
        long key = link.issue() != 0 ? link.id() : links.link(link, batch, issue);
        boolean usersChanged = numbers.count(key, batch);
        numbers.nameEnvironments(batch);
        issues.count(issue, batch, usersChanged);
        switch (change) {
            case IssueChange.Opened _ -> {
            }
            case IssueChange.Counted counted -> tally(issue, counted.tally());
            case IssueChange.Regressed regressed -> regress(issue, batch, regressed.why());
            case IssueChange.Unmuted unmuted -> unmute(issue, unmuted);
        }
        reports.link(batch);
    }

    /// The issue of a key that belongs to none yet: the one decided for while it exists, else a new
    /// one.
    private long place(IssueChange change) throws SQLException {
        return switch (change) {
            case IssueChange.Opened(var batch, var priority, var assignee) -> {
                long issue = open(batch, priority);
                if (assignee != null) {
                    EditWriter.assign(session, issue, assignee);
                    activities.add(issue, null, at, IssueUpdates.assigned(assignee));
                }
                yield issue;
            }
            case IssueChange.Counted(var batch, var issue, _) -> join(issue.value(), batch);
            case IssueChange.Regressed(var batch, var issue, _) -> join(issue.value(), batch);
            case IssueChange.Unmuted(var batch, var issue, _) -> join(issue.value(), batch);
        };
    }

    private long join(long issue, KeyBatch batch) throws SQLException {
        return status(issue).isPresent()
                ? issue
                : open(batch, Priority.ofLevel(batch.newest().level()));
    }

    private long open(KeyBatch batch, Priority priority) throws SQLException {
        long issue = newIssues.open(batch, priority, at);
        activities.add(issue, null, batch.firstSeen(), Activity.Entry.of(ActivityType.FIRST_SEEN));
        tell(OutboxEntry.Kind.OPENED, issue, batch);
        return issue;
    }

    private void tell(OutboxEntry.Kind kind, long issue, KeyBatch batch) throws SQLException {
        GroupedEvent event = batch.newest();
        outbox.add(kind, issue, event.project(), event.eventId(), event.release());
    }

    private Optional<String> status(long issue) throws SQLException {
        return Call.of(session, STATUS).number(issue).first(row -> row.getString(1));
    }

    private boolean isStill(long issue, IssueStatus status) throws SQLException {
        return status(issue).equals(Optional.of(status.wireName()));
    }

    private void tally(long issue, SnoozeTally tally) throws SQLException {
        if (!tally.equals(SnoozeTally.NONE)) {
            states.tally(issue, tally);
        }
    }

    private void regress(long issue, KeyBatch batch, Reopens why) throws SQLException {
        if (!isStill(issue, IssueStatus.RESOLVED)) {
            return;
        }
        states.set(issue, IssueStatus.UNRESOLVED, Substatus.REGRESSED, at, true);
        Call.of(session, REGRESSED)
                .number(why.release() == null ? null : Long.valueOf(labels.of(why.release())))
                .number(issue)
                .run();
        activities.add(issue, null, at,
                new Activity.Entry(ActivityType.SET_REGRESSION, data(why)));
        outbox.add(OutboxEntry.Kind.REGRESSED, issue, batch.key().project(), why.event(),
                why.release());
    }

    private static Map<String, Object> data(Reopens why) {
        Map<String, Object> data = new HashMap<>();
        data.put("event_id", why.event().toString());
        data.put("follows_semver", why.reason() == Reason.NEWER_BY_SEMVER);
        data.put("reason", Columns.word(why.reason()));
        if (why.release() != null) {
            data.put("version", why.release());
        }
        if (why.resolvedIn() != null) {
            data.put("resolved_in_version", why.resolvedIn());
        }
        return data;
    }

    private void unmute(long issue, IssueChange.Unmuted change) throws SQLException {
        if (!isStill(issue, IssueStatus.IGNORED)) {
            return;
        }
        states.set(issue, IssueStatus.UNRESOLVED, change.why().substatus(), at, true);
        activities.add(issue, null, at, change.why().entry());
        tell(OutboxEntry.Kind.UNMUTED, issue, change.batch());
    }

    /// Texts of an event as an issue shows them.
    static Call texts(Call call, GroupedEvent event) throws SQLException {
        Metadata metadata = event.metadata();
        return call.text(event.platform())
                .text(event.logger())
                .text(metadata.title())
                .text(metadata.culprit())
                .text(metadata.type())
                .text(metadata.value())
                .text(metadata.filename())
                .text(metadata.function())
                .text(metadata.location());
    }
}
