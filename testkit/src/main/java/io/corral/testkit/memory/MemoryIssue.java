package io.corral.testkit.memory;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Activity.Entry;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.KeyBatch.Tally;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import io.corral.store.issue.IssueQueries.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One issue in memory: what was decided, and all batches of its keys. Guarded by the lock of
/// [MemoryIssues].
final class MemoryIssue {

    final IssueId id;
    final ProjectId project;
    final long number;
    final Map<IssueKey, KeyBatch> keys = new LinkedHashMap<>();
    final List<Activity> activities = new ArrayList<>();
    final Map<UserId, Personal> personal = new HashMap<>();
    Issue.State state;
    SnoozeTally tally = SnoozeTally.NONE;
    Priority priority;
    Rating rating = new Rating.ByLevel();
    @Nullable
    Assignee assignee;
    boolean inbox = true;
    @Nullable
    String shareId;
    @Nullable
    String regressedRelease;

    MemoryIssue(
            IssueId id, ProjectId project, long number, Priority priority, Instant at) {
        this.id = id;
        this.project = project;
        this.number = number;
        this.priority = priority;
        this.state = new Issue.State(
                IssueStatus.UNRESOLVED, Substatus.NEW, at, null, null);
    }

    /// Whether an edit of its state or by a rule may be applied.
    boolean accepts(IssueEdit edit) {
        boolean stands = edit.stateSince() == null || edit.stateSince().equals(state.since());
        return stands && edit.steps().stream()
                .noneMatch(step -> step instanceof IssueEdit.Step.RatePriority(var rated)
                        && (rating instanceof Rating.ByPerson || rated == priority));
    }

    void count(KeyBatch batch) {
        keys.merge(batch.key(), batch, KeyBatch::plus);
    }

    Activity record(long activity, @Nullable UserId actor, Instant at, Entry entry) {
        Activity made = new Activity(activity, id, actor, at, entry);
        activities.add(made);
        return made;
    }

    boolean rewriteNote(long note, UserId author, String text) {
        boolean known = activities.stream().anyMatch(each -> isNote(each, note, author));
        activities.replaceAll(each -> isNote(each, note, author)
                ? new Activity(note, id, author, each.at(),
                        new Entry(ActivityType.NOTE, Map.of("text", text)))
                : each);
        return known;
    }

    static boolean isNote(Activity activity, long note, UserId author) {
        return activity.id() == note && activity.entry().type() == ActivityType.NOTE
                && author.equals(activity.actor());
    }

    /// Everything of an issue that is merged into this one.
    void takeOver(MemoryIssue child) {
        keys.putAll(child.keys);
        child.personal.forEach(personal::putIfAbsent);
        child.activities.stream()
                .filter(each -> each.entry().type() != ActivityType.FIRST_SEEN)
                .map(each -> new Activity(each.id(), id, each.actor(), each.at(), each.entry()))
                .forEach(activities::add);
        activities.replaceAll(each -> each.entry().type() == ActivityType.FIRST_SEEN
                ? new Activity(each.id(), id, each.actor(), numbers().firstSeen(), each.entry())
                : each);
        activities.sort(Comparator.comparing(Activity::at).thenComparingLong(Activity::id));
    }

    IssueState decisionState() {
        return new IssueState(
                id, state.status(), state.substatus(), state.resolution(), state.snooze(), tally);
    }

    Stream<Tally> tallies() {
        return keys.values().stream().flatMap(batch -> batch.tallies().stream());
    }

    Set<Long> users() {
        Set<Long> users = new HashSet<>();
        keys.values().forEach(batch -> users.addAll(batch.users().keySet()));
        return users;
    }

    private GroupedEvent newest() {
        return keys.values().stream()
                .map(KeyBatch::newest)
                .max(Comparator.comparing(GroupedEvent::timestamp))
                .orElseThrow();
    }

    Issue view() {
        GroupedEvent newest = newest();
        long notes = activities.stream()
                .filter(activity -> activity.entry().type() == ActivityType.NOTE)
                .count();
        return new Issue(
                id, project, number, newest.category(), newest.level(), newest.platform(),
                newest.logger(), newest.metadata(), state, numbers(), priority, rating, assignee,
                keys.values().stream().anyMatch(KeyBatch::unhandled), inbox, shareId, (int) notes);
    }

    private Issue.Numbers numbers() {
        return new Issue.Numbers(
                tallies().mapToLong(Tally::count).sum(),
                users().size(),
                tallies().map(Tally::firstSeen).min(Comparator.naturalOrder()).orElseThrow(),
                tallies().map(Tally::lastSeen).max(Comparator.naturalOrder()).orElseThrow(),
                release(BinaryOperator.minBy(Comparator.comparing(Tally::firstSeen))),
                release(BinaryOperator.maxBy(Comparator.comparing(Tally::lastSeen))));
    }

    private @Nullable String release(BinaryOperator<Tally> choice) {
        Optional<Tally> chosen =
                tallies().filter(tally -> tally.release() != null).reduce(choice);
        return chosen.isEmpty() ? null : chosen.get().release();
    }
}
