package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import io.corral.domain.issue.UpdateCircumstances;
import io.corral.store.issue.IssueQueries.Personal;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.store.issue.KeyLink;
import io.corral.store.issue.UserReport;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What edits and deletions do in every [io.corral.store.issue.IssueStore].
public abstract class IssueEditContract {

    private static final UserId ANNE = new UserId(7);
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final Snooze SNOOZE = new Snooze(LATER, 1, 2, 3, 4, 5L, NOON, ANNE,
            new IgnoreReason(IgnoreClass.BOT, "it's a \"crawler\""));

    @SuppressWarnings("NullAway.Init")
    private IssueStores stores;

    @SuppressWarnings("NullAway.Init")
    private SmallDigest digest;

    /// Opens empty stores.
    protected abstract IssueStores open();

    @BeforeEach
    void openStores() {
        stores = open();
        digest = new SmallDigest(stores);
    }

    @Test
    void edit_priorityOfARule_staysBehindThatOfAPerson() {
        digest.digest(anEvent());
        assertThat(rate(Priority.HIGH)).isEmpty();
        assertThat(digest.issueOf(anEvent()).rating()).isEqualTo(new Rating.ByLevel());
        assertThat(rate(Priority.LOW)).singleElement()
                .satisfies(made -> assertThat(made.actor()).isNull());
        assertThat(digest.issueOf(anEvent()).priority()).isEqualTo(Priority.LOW);
        assertThat(digest.issueOf(anEvent()).rating()).isEqualTo(new Rating.ByVerdict());

        digest.edit(anEvent(), LATER, new Step.SetPriority(Priority.MEDIUM));
        assertThat(digest.issueOf(anEvent()).rating()).isEqualTo(new Rating.ByPerson(LATER));
        assertThat(rate(Priority.HIGH)).isEmpty();
        assertThat(digest.issueOf(anEvent()).priority()).isEqualTo(Priority.MEDIUM);
    }

    private List<Activity> rate(Priority priority) {
        return stores.issues().edit(List.of(new IssueEdit(digest.issueOf(anEvent()).id(), null,
                LATER, List.of(new Step.RatePriority(priority)),
                List.of(new Activity.Entry(ActivityType.SET_PRIORITY,
                        Map.of("priority", priority.wireName(), "reason", "a rule"))))));
    }

    @Test
    void edit_resolution_isKeptInEveryForm() {
        List<Fix> fixes = List.of(
                new Fix.Now(), new Fix.InRelease("1"), new Fix.InNextRelease("2"),
                new Fix.InUpcomingRelease(null), new Fix.InUpcomingRelease("3"),
                new Fix.InCommit("abc", "shop", null));
        digest.digest(anEvent());
        for (Fix fix : fixes) {
            var resolution = new Resolution(fix, LATER, ANNE);
            digest.edit(anEvent(), LATER, new Step.Resolve(resolution));

            Issue issue = digest.issueOf(anEvent());
            assertThat(issue.state()).isEqualTo(
                    new Issue.State(IssueStatus.RESOLVED, null, LATER, resolution, null));
            assertThat(issue.inbox()).isFalse();
        }
    }

    @Test
    void edit_snooze_isKeptWhole() {
        digest.digest(anEvent());
        digest.edit(anEvent(), NOON,
                new Step.Archive(Substatus.ARCHIVED_UNTIL_CONDITION_MET, SNOOZE));

        assertThat(digest.issueOf(anEvent()).state().snooze()).isEqualTo(SNOOZE);
    }

    @Test
    void edit_restore_putsEveryStateBackWithItsTally() {
        digest.digest(anEvent());
        IssueKey key = new IssueKey(new ProjectId(1), 1);
        var tally = new SnoozeTally(4, Map.of(NOON, 2L), Map.of(9L, NOON));
        var resolution = new Resolution(new Fix.InRelease("1"), NOON, ANNE);
        for (Issue.State state : List.of(
                new Issue.State(IssueStatus.UNRESOLVED, Substatus.REGRESSED, NOON, null, null),
                new Issue.State(IssueStatus.RESOLVED, null, NOON, resolution, null),
                new Issue.State(IssueStatus.IGNORED, Substatus.ARCHIVED_UNTIL_CONDITION_MET, NOON,
                        null, SNOOZE))) {
            digest.edit(anEvent(), LATER, new Step.Resolve(
                    new Resolution(new Fix.Now(), LATER, ANNE)));
            digest.edit(anEvent(), LATER, new Step.Restore(state, tally));

            assertThat(digest.issueOf(anEvent()).state()).isEqualTo(state);
            assertThat(stores.issues().states(List.of(key)).values())
                    .extracting(IssueState::tally)
                    .containsExactly(state.snooze() == null ? SnoozeTally.NONE : tally);
        }
    }

    @Test
    void edit_update_setsEverythingAndSaysSo() {
        digest.digest(anEvent());
        IssueId issue = digest.issueOf(anEvent()).id();
        var update = new IssueUpdate(
                IssueStatus.RESOLVED, null, new ResolveIn.Release("latest"), null,
                new IssueUpdate.Assignment(new Assignee.ToUser(ANNE)), Priority.LOW, true, true,
                true, true, null);
        digest.update(anEvent(), update, new UpdateCircumstances(
                ANNE, LATER, "shop@3", Set.of(), 0, false, "shared-id"));

        Issue edited = stores.queries().findShared("shared-id").orElseThrow();
        assertThat(edited.id()).isEqualTo(issue);
        assertThat(edited.assignee()).isEqualTo(new Assignee.ToUser(ANNE));
        assertThat(edited.priority()).isEqualTo(Priority.LOW);
        assertThat(stores.queries().personal(List.of(issue), ANNE))
                .isEqualTo(Map.of(issue, new Personal(true, true, true)));
        assertThat(stores.queries().personal(List.of(issue), new UserId(8))).isEmpty();
        assertThat(activities(issue)).extracting(activity -> activity.entry().type())
                .containsExactlyInAnyOrder(ActivityType.SET_RESOLVED_IN_RELEASE,
                        ActivityType.ASSIGNED, ActivityType.SET_PRIORITY, ActivityType.SET_PUBLIC,
                        ActivityType.FIRST_SEEN);
        assertThat(activities(issue).getFirst().actor()).isEqualTo(ANNE);
    }

    @Test
    void edit_note_isCountedAndListed() {
        digest.digest(anEvent());
        IssueId issue = digest.issueOf(anEvent()).id();
        List<Activity> made = stores.issues().edit(List.of(
                IssueEdit.note(issue, ANNE, LATER, "looks like the cart")));

        assertThat(made).isEqualTo(stores.queries()
                .activities(issue, Set.of(ActivityType.NOTE), 0, 10));
        assertThat(made.getFirst().entry().data()).isEqualTo(Map.of("text", "looks like the cart"));
        assertThat(digest.issueOf(anEvent()).comments()).isEqualTo(1);
        assertThat(stores.queries().activities(issue, Set.of(), 1, 10)).hasSize(1);
    }

    @Test
    void activities_ofProjects_sinceATime_newestFirst() {
        GroupedEventBuilder other = anEvent().ofKey(2).withId(2);
        digest.digest(anEvent(), other, anEvent().inProject(2).withId(3));
        IssueId issue = digest.issueOf(anEvent()).id();
        List<Activity> one = stores.issues().edit(List.of(
                IssueEdit.note(issue, ANNE, LATER, "looks like the cart")));
        List<Activity> two = stores.issues().edit(List.of(IssueEdit.note(
                digest.issueOf(other).id(), ANNE, LATER.plusSeconds(1), "no, the till")));
        List<Activity> elsewhere = stores.issues().edit(List.of(IssueEdit.note(
                digest.issueOf(anEvent().inProject(2)).id(), ANNE, LATER, "neither")));

        assertThat(notes(Set.of(new ProjectId(1)), LATER, 10))
                .containsExactly(two.getFirst(), one.getFirst());
        assertThat(notes(Set.of(new ProjectId(1)), LATER, 1)).isEqualTo(two);
        assertThat(notes(Set.of(new ProjectId(1)), LATER.plusSeconds(1), 10)).isEqualTo(two);
        assertThat(notes(Set.of(new ProjectId(2)), LATER, 10)).isEqualTo(elsewhere);
        assertThat(notes(Set.of(), LATER, 10)).isEmpty();
        assertThat(stores.queries().activities(Set.of(new ProjectId(1)),
                Set.of(ActivityType.SET_PRIORITY), LATER, 10)).isEmpty();
    }

    @Test
    void activities_ofEveryType_areFoundWhoeverDidIt() {
        digest.digest(anEvent());
        IssueId issue = digest.issueOf(anEvent()).id();
        List<Activity> made = stores.issues().edit(List.of(
                IssueEdit.note(issue, ANNE, LATER, "one"),
                new IssueEdit(issue, null, LATER, List.of(),
                        List.of(Activity.Entry.of(ActivityType.SET_UNRESOLVED))),
                new IssueEdit(issue, ANNE, LATER, List.of(),
                        List.of(Activity.Entry.of(ActivityType.SET_TRIAGE)))));

        Set<ProjectId> projects = Set.of(new ProjectId(1));
        assertThat(stores.queries().activities(projects, Set.of(), LATER, 10))
                .containsExactlyElementsOf(made.reversed());
        assertThat(stores.queries().activities(projects, Set.of(), NOON, 1))
                .containsExactly(made.getLast());
        assertThat(stores.queries().activities(Set.of(), Set.of(), NOON, 10)).isEmpty();
    }

    private List<Activity> notes(Set<ProjectId> projects, Instant since, int limit) {
        return stores.queries().activities(
                projects, Set.of(ActivityType.NOTE), since, limit);
    }

    @Test
    void rewriteNote_changesItsTextAlone() {
        digest.digest(anEvent(), anEvent().ofKey(2).withId(2));
        IssueId issue = digest.issueOf(anEvent()).id();
        IssueId other = digest.issueOf(anEvent().ofKey(2)).id();
        Activity note = note(issue, "looks like the cart");

        assertThat(stores.issues().rewriteNote(other, note.id(), ANNE, "no")).isFalse();
        assertThat(stores.issues().rewriteNote(issue, note.id(), new UserId(8), "no")).isFalse();
        assertThat(stores.issues().rewriteNote(issue, firstSeen(issue).id(), ANNE, "no"))
                .isFalse();
        assertThat(stores.issues().rewriteNote(issue, note.id(), ANNE, "it is the cart"))
                .isTrue();

        assertThat(activities(issue).getFirst()).isEqualTo(new Activity(note.id(), issue, ANNE,
                LATER, new Activity.Entry(ActivityType.NOTE, Map.of("text", "it is the cart"))));
        assertThat(activities(issue)).hasSize(2);
    }

    @Test
    void deleteNote_isGoneAndNotCounted() {
        digest.digest(anEvent());
        IssueId issue = digest.issueOf(anEvent()).id();
        Activity note = note(issue, "looks like the cart");
        note(issue, "second");

        assertThat(stores.issues().deleteNote(issue, note.id(), new UserId(8))).isFalse();
        assertThat(stores.issues().deleteNote(issue, firstSeen(issue).id(), ANNE)).isFalse();
        assertThat(stores.issues().deleteNote(new IssueId(99), note.id(), ANNE)).isFalse();
        assertThat(stores.issues().deleteNote(issue, note.id(), ANNE)).isTrue();
        assertThat(stores.issues().deleteNote(issue, note.id(), ANNE)).isFalse();

        assertThat(digest.issueOf(anEvent()).comments()).isEqualTo(1);
        assertThat(activities(issue)).hasSize(2);
    }

    private Activity note(IssueId issue, String text) {
        return stores.issues().edit(List.of(IssueEdit.note(issue, ANNE, LATER, text)))
                .getFirst();
    }

    private Activity firstSeen(IssueId issue) {
        return activities(issue).getLast();
    }

    @Test
    void edit_missingIssue_isLeftOut() {
        assertThat(stores.issues().edit(List.of(
                IssueEdit.note(new IssueId(99), ANNE, NOON, "nobody reads this")))).isEmpty();
    }

    @Test
    void edit_ofAStateThatIsOver_isLeftOut() {
        digest.digest(anEvent());
        Issue issue = digest.issueOf(anEvent());
        var settled = IssueUpdates.settle(issue, NOON.plus(IssueUpdates.FRESH)).orElseThrow();
        digest.edit(anEvent(), LATER,
                new Step.Resolve(new Resolution(new Fix.Now(), LATER, ANNE)));

        assertThat(stores.issues().edit(List.of(settled))).isEmpty();
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.RESOLVED);

        digest.edit(anEvent(), issue.state().since(), new Step.Reopen(Substatus.NEW));
        assertThat(stores.issues().edit(List.of(settled))).hasSize(1);
        assertThat(digest.issueOf(anEvent()).state().substatus()).isEqualTo(Substatus.ONGOING);
    }

    @Test
    void delete_issue_leavesNothingButItsKey() {
        digest.digest(anEvent().ofUser(1L).inRelease("1").inEnvironment("production"));
        IssueId issue = digest.issueOf(anEvent()).id();
        digest.report(report(new EventId(1, 1), 1L, "gone"));
        long version = stores.issues().keysVersion();

        IssueKey key = new IssueKey(new ProjectId(1), 1);
        assertThat(stores.issues().delete(List.of(issue, new IssueId(99)))).containsExactly(key);

        assertThat(stores.queries().find(issue)).isEmpty();
        assertThat(stores.queries().issuesOf(List.of(key))).isEmpty();
        assertThat(stores.issues().states(List.of(key))).isEmpty();
        assertThat(stores.queries().keys(issue)).isEmpty();
        assertThat(stores.outbox().depth()).isZero();
        assertThat(stores.issues().keysAfter(version, 10))
                .containsExactly(new KeyLink(key, null, version + 1));

        digest.digest(anEvent().withId(2));
        assertThat(digest.issueOf(anEvent()).numbers()).isEqualTo(
                new Issue.Numbers(1, 0, NOON, NOON, null, null));
        assertThat(stores.queries().userReports(digest.issueOf(anEvent()).id(), 0, 10)).isEmpty();
    }

    @Test
    void deleteIdle_oldestFirst_upToTheBound() {
        for (int key = 1; key <= 3; key++) {
            digest.digest(anEvent().ofKey(key).at(NOON.minusSeconds(key)));
        }
        ProjectId project = new ProjectId(1);
        Instant limit = NOON.minusSeconds(1);

        assertThat(stores.issues().deleteIdle(new ProjectId(2), limit, 10)).isEmpty();
        assertThat(stores.issues().deleteIdle(project, limit, 1))
                .containsExactly(new IssueKey(project, 3));
        assertThat(stores.issues().deleteIdle(project, limit, 10))
                .containsExactly(new IssueKey(project, 2));
        assertThat(digest.issueOf(anEvent().ofKey(1)).number()).isEqualTo(1);
    }

    @Test
    void deleteProject_othersStay() {
        digest.digest(anEvent().inEnvironment("production"), anEvent().inProject(2));

        stores.issues().deleteProject(new ProjectId(1));

        assertThat(stores.queries().find(new ProjectId(1), 1)).isEmpty();
        assertThat(stores.queries().environments(Set.of(new ProjectId(1)))).isEmpty();
        assertThat(digest.issueOf(anEvent().inProject(2)).number()).isEqualTo(1);
    }

    @Test
    void dropHoursBefore_totalsStay() {
        digest.digest(anEvent().withId(1), anEvent().withId(2).at(LATER));
        IssueId issue = digest.issueOf(anEvent()).id();

        stores.issues().dropHoursBefore(LATER);

        assertThat(series(issue, 2, 1, Set.of())).containsExactly(0L, 1L);
        assertThat(digest.issueOf(anEvent()).numbers().events()).isEqualTo(2);
    }

    private static UserReport report(EventId event, @Nullable Long key, String comments) {
        return new UserReport(
                0, new ProjectId(1), event, key, "Anne", "anne@example.com", comments, NOON);
    }

    private List<Long> series(IssueId issue, int intervals, int hours, Set<String> environments) {
        return stores.queries()
                .series(List.of(issue), new Series(NOON, intervals, hours, environments))
                .getOrDefault(issue, List.of());
    }

    private List<Activity> activities(IssueId issue) {
        return stores.queries().activities(issue, Set.of(), 0, 100);
    }
}
