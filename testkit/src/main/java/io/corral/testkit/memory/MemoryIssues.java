package io.corral.testkit.memory;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Activity.Entry;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.RegressionVerdict.Reason;
import io.corral.domain.issue.RegressionVerdict.Reopens;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import io.corral.store.Watermark;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueQueries.Personal;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.KeyLink;
import io.corral.store.issue.UserReport;
import io.corral.store.outbox.OutboxEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Issues in memory. Its own lock guards everything.
final class MemoryIssues implements IssueStore {

    final Map<IssueId, MemoryIssue> issues = new LinkedHashMap<>();
    final Map<MemoryIssue, MemoryIssue> redirects = new LinkedHashMap<>();
    final List<UserReport> reports = new ArrayList<>();
    Instant hoursFrom = Instant.MIN;

    private final Map<IssueKey, KeyLink> links = new HashMap<>();
    private final Map<Integer, Long> watermarks = new HashMap<>();
    private final Map<ProjectId, Long> numbers = new HashMap<>();
    final MemoryReleases releases = new MemoryReleases(this);
    final MemoryHealth health = new MemoryHealth();
    private final MemoryOutbox outbox;
    private final MemoryOutcomes outcomes;
    private long lastIssue;
    private long lastActivity;
    private long version;

    MemoryIssues(MemoryOutbox outbox, MemoryOutcomes outcomes) {
        this.outbox = outbox;
        this.outcomes = outcomes;
    }

    @Override
    public synchronized Watermark applied(int partition) {
        return new Watermark(partition, watermarks.getOrDefault(partition, 0L));
    }

    synchronized @Nullable MemoryIssue ofKey(IssueKey key) {
        KeyLink link = links.get(key);
        return link == null || link.issue() == null ? null : issues.get(link.issue());
    }

    @Override
    public synchronized Map<IssueKey, IssueState> states(Collection<IssueKey> keys) {
        Map<IssueKey, IssueState> states = new HashMap<>();
        for (IssueKey key : keys) {
            MemoryIssue issue = ofKey(key);
            if (issue != null) {
                states.put(key, issue.decisionState());
            }
        }
        return states;
    }

    @Override
    public synchronized boolean commit(DigestCommit commit) {
        int partition = commit.upTo().partition();
        if (applied(partition).sequence() >= commit.upTo().sequence()) {
            return false;
        }
        for (UserReport report : commit.userReports()) {
            reports.add(withId(report, reports.size() + 1L, report.key()));
        }
        commit.changes().forEach(change -> apply(change, commit.at()));
        commit.releases().forEach(seen -> releases.see(seen, commit.at()));
        health.add(commit.sessions());
        outcomes.add(commit.outcomes());
        watermarks.put(partition, commit.upTo().sequence());
        return true;
    }

    private void apply(IssueChange change, Instant at) {
        KeyBatch batch = change.batch();
        MemoryIssue linked = ofKey(batch.key());
        MemoryIssue issue = linked != null ? linked : place(change, at);
        if (linked == null) {
            link(batch.key(), issue.id);
        }
        issue.count(batch);
        switch (change) {
            case IssueChange.Opened _ -> {
            }
            case IssueChange.Counted(_, _, var tally) -> {
                if (issue.state.status() == IssueStatus.IGNORED) {
                    issue.tally = tally;
                }
            }
            case IssueChange.Regressed(_, _, var why) -> regress(issue, why, at);
            case IssueChange.Unmuted unmuted -> unmute(issue, unmuted, at);
        }
        reports.replaceAll(report -> report.key() == null
                && report.project().equals(batch.key().project())
                && batch.events().contains(report.event())
                        ? withId(report, report.id(), batch.key().key())
                        : report);
    }

    private static UserReport withId(UserReport report, long id, @Nullable Long key) {
        return new UserReport(id, report.project(), report.event(), key, report.name(),
                report.email(), report.comments(), report.receivedAt());
    }

    void link(IssueKey key, @Nullable IssueId issue) {
        version++;
        links.put(key, new KeyLink(key, issue, version));
    }

    private MemoryIssue place(IssueChange change, Instant at) {
        KeyBatch batch = change.batch();
        return switch (change) {
            case IssueChange.Opened(_, var priority, var assignee) -> {
                MemoryIssue issue = open(batch, priority, at);
                if (assignee != null) {
                    issue.assignee = assignee;
                    record(issue, null, at, IssueUpdates.assigned(assignee));
                }
                yield issue;
            }
            case IssueChange.Counted(_, var id, _) -> join(id, batch, at);
            case IssueChange.Regressed(_, var id, _) -> join(id, batch, at);
            case IssueChange.Unmuted(_, var id, _) -> join(id, batch, at);
        };
    }

    private MemoryIssue join(IssueId id, KeyBatch batch, Instant at) {
        MemoryIssue issue = issues.get(id);
        return issue != null
                ? issue
                : open(batch, Priority.ofLevel(batch.newest().level()), at);
    }

    private MemoryIssue open(KeyBatch batch, Priority priority, Instant at) {
        MemoryIssue issue = create(batch.key().project(), priority, at);
        record(issue, null, batch.firstSeen(), Entry.of(ActivityType.FIRST_SEEN));
        outbox.add(Kind.OPENED, issue, batch.newest().eventId(), batch.newest().release(), at);
        return issue;
    }

    MemoryIssue create(ProjectId project, Priority priority, Instant at) {
        lastIssue++;
        long number = numbers.merge(project, 1L, Long::sum);
        MemoryIssue issue =
                new MemoryIssue(new IssueId(lastIssue), project, number, priority, at);
        issues.put(issue.id, issue);
        return issue;
    }

    Activity record(
            MemoryIssue issue, @Nullable UserId actor, Instant at, Entry entry) {
        lastActivity++;
        return issue.record(lastActivity, actor, at, entry);
    }

    private void regress(MemoryIssue issue, Reopens why, Instant at) {
        if (issue.state.status() != IssueStatus.RESOLVED) {
            return;
        }
        reopen(issue, Substatus.REGRESSED, at);
        issue.inbox = true;
        issue.regressedRelease = why.release();
        Map<String, Object> data = new HashMap<>();
        data.put("event_id", why.event().toString());
        data.put("follows_semver", why.reason() == Reason.NEWER_BY_SEMVER);
        data.put("reason", why.reason().name().toLowerCase(Locale.ROOT));
        if (why.release() != null) {
            data.put("version", why.release());
        }
        if (why.resolvedIn() != null) {
            data.put("resolved_in_version", why.resolvedIn());
        }
        record(issue, null, at, new Entry(ActivityType.SET_REGRESSION, data));
        outbox.add(Kind.REGRESSED, issue, why.event(), why.release(), at);
    }

    private void unmute(MemoryIssue issue, IssueChange.Unmuted change, Instant at) {
        if (issue.state.status() != IssueStatus.IGNORED) {
            return;
        }
        reopen(issue, change.why().substatus(), at);
        issue.inbox = true;
        record(issue, null, at, change.why().entry());
        var newest = change.batch().newest();
        outbox.add(Kind.UNMUTED, issue, newest.eventId(), newest.release(), at);
    }

    private static void reopen(MemoryIssue issue, Substatus substatus, Instant at) {
        issue.state = new Issue.State(IssueStatus.UNRESOLVED, substatus, at, null, null);
    }

    @Override
    public synchronized List<Activity> edit(List<IssueEdit> edits) {
        List<Activity> made = new ArrayList<>();
        for (IssueEdit edit : edits) {
            MemoryIssue issue = issues.get(edit.issue());
            if (issue == null || !issue.accepts(edit)) {
                continue;
            }
            edit.steps().forEach(step -> apply(issue, edit, step));
            edit.entries().forEach(
                    entry -> made.add(record(issue, edit.actor(), edit.at(), entry)));
        }
        return made;
    }

    @Override
    public synchronized boolean rewriteNote(
            IssueId issue, long note, UserId author, String text) {
        MemoryIssue found = issues.get(issue);
        return found != null && found.rewriteNote(note, author, text);
    }

    @Override
    public synchronized boolean deleteNote(IssueId issue, long note, UserId author) {
        MemoryIssue found = issues.get(issue);
        return found != null
                && found.activities.removeIf(each -> MemoryIssue.isNote(each, note, author));
    }

    private void apply(MemoryIssue issue, IssueEdit edit, Step step) {
        switch (step) {
            case Step.Resolve(var resolution) -> {
                issue.state = new Issue.State(IssueStatus.RESOLVED, null, resolution.at(),
                        releases.commits.settled(issue.project, resolution), null);
                issue.inbox = false;
            }
            case Step.Reopen(var substatus) -> reopen(issue, substatus, edit.at());
            case Step.Archive(var substatus, var snooze) -> {
                issue.state = new Issue.State(
                        IssueStatus.IGNORED, substatus, snooze.at(), null, snooze);
                issue.tally = SnoozeTally.NONE;
                issue.inbox = false;
            }
            case Step.Restore(var state, var tally) -> {
                issue.state = state;
                issue.tally = state.snooze() == null ? SnoozeTally.NONE : tally;
            }
            case Step.Assign(var assignee) -> issue.assignee = assignee;
            case Step.SetPriority(var priority) -> {
                issue.priority = priority;
                issue.rating = new Rating.ByPerson(edit.at());
            }
            case Step.RatePriority(var priority) -> {
                issue.priority = priority;
                issue.rating = new Rating.ByVerdict();
            }
            case Step.SetInbox(var waiting) -> issue.inbox = waiting;
            case Step.TellEscalating(var event, var release) ->
                outbox.add(Kind.ESCALATING, issue, event, release, edit.at());
            case Step.Share(var shareId) -> issue.shareId = shareId;
            case Step.MarkSeen(var seen) -> personal(issue, edit,
                    old -> new Personal(seen, old.isBookmarked(), old.isSubscribed()));
            case Step.Bookmark(var bookmarked) -> personal(issue, edit,
                    old -> new Personal(old.hasSeen(), bookmarked, old.isSubscribed()));
            case Step.Subscribe(var subscribed) -> personal(issue, edit,
                    old -> new Personal(old.hasSeen(), old.isBookmarked(), subscribed));
        }
    }

    private static void personal(
            MemoryIssue issue, IssueEdit edit, UnaryOperator<Personal> change) {
        UserId actor = Objects.requireNonNull(edit.actor(), "A personal step needs an actor");
        Personal old = issue.personal.getOrDefault(actor, new Personal(false, false, false));
        issue.personal.put(actor, change.apply(old));
    }

    @Override
    public synchronized List<IssueKey> delete(Collection<IssueId> ids) {
        List<IssueKey> keys = new ArrayList<>();
        for (IssueId id : ids) {
            MemoryIssue issue = issues.remove(id);
            if (issue != null) {
                redirects.values().removeIf(issue::equals);
                keys.addAll(issue.keys.keySet());
                issue.keys.keySet().forEach(key -> link(key, null));
                reports.removeIf(report -> report.key() != null && issue.keys.containsKey(
                        new IssueKey(report.project(), report.key())));
                outbox.forget(id);
            }
        }
        return keys;
    }

    @Override
    public synchronized List<IssueKey> deleteIdle(
            ProjectId project, Instant lastSeenBefore, int issuesMax) {
        return delete(issues.values().stream()
                .filter(issue -> issue.project.equals(project))
                .map(MemoryIssue::view)
                .filter(issue -> issue.numbers().lastSeen().isBefore(lastSeenBefore))
                .sorted(Comparator.comparing(issue -> issue.numbers().lastSeen()))
                .limit(issuesMax)
                .map(Issue::id)
                .toList());
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        delete(issues.values().stream()
                .filter(issue -> issue.project.equals(project))
                .map(issue -> issue.id)
                .toList());
        reports.removeIf(report -> report.project().equals(project));
        releases.forget(project);
        health.forget(project);
        outcomes.forget(project);
    }

    @Override
    public synchronized void dropHoursBefore(Instant hour) {
        hoursFrom = hour;
    }

    @Override
    public synchronized long keysVersion() {
        return version;
    }

    @Override
    public synchronized List<KeyLink> keysAfter(long after, int linksMax) {
        TreeMap<Long, KeyLink> byVersion = new TreeMap<>();
        links.values().forEach(link -> byVersion.put(link.version(), link));
        return byVersion.tailMap(after, false).values().stream().limit(linksMax).toList();
    }
}
