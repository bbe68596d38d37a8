package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Snooze;
import io.corral.domain.issue.Substatus;
import io.corral.store.issue.CorrectionStore.Face;
import io.corral.store.issue.CorrectionStore.Moved;
import io.corral.store.issue.IssueQueries.Personal;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.LinkedKey;
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

/// What merges, splits and undoing them do in every [io.corral.store.issue.CorrectionStore].
public abstract class CorrectionStoreContract {

    private static final UserId ANNE = new UserId(7);
    private static final UserId BERT = new UserId(8);
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final Instant EVENING = NOON.plusSeconds(7200);

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
    void merge_children_areCountedUnderTheParent() {
        GroupedEventBuilder first = anEvent().ofKey(1).ofUser(1L).inRelease("shop@2");
        GroupedEventBuilder second = anEvent().ofKey(2).withId(2).ofUser(2L).inRelease("shop@1")
                .at(NOON.minusSeconds(60));
        GroupedEventBuilder third = anEvent().ofKey(3).withId(3).ofUser(1L).titled("newest")
                .at(LATER);
        digest.digest(first, second, third);
        Issue parent = digest.issueOf(first);
        Issue child = digest.issueOf(second);
        Issue last = digest.issueOf(third);
        stores.issues().edit(List.of(IssueEdit.note(child.id(), ANNE, LATER, "the same bug")));

        assertThat(stores.corrections().merge(parent.id(),
                List.of(child.id(), last.id(), parent.id(),
                        new IssueId(99)),
                by(ANNE, LATER.plusSeconds(1))))
                .containsExactly(child.id(), last.id());

        Issue merged = digest.issueOf(third);
        assertThat(merged.id()).isEqualTo(parent.id());
        assertThat(digest.issueOf(second)).isEqualTo(merged);
        assertThat(merged.numbers()).isEqualTo(new Issue.Numbers(
                3, 2, NOON.minusSeconds(60), LATER, "shop@1", "shop@2"));
        assertThat(merged.metadata().title()).isEqualTo("newest");
        assertThat(merged.comments()).isEqualTo(1);
        assertThat(merged.state()).isEqualTo(parent.state());
        assertThat(activities(parent.id())).extracting(each -> each.entry().type())
                .containsExactly(ActivityType.MERGE, ActivityType.NOTE, ActivityType.FIRST_SEEN);
        assertThat(activities(parent.id()).getLast().at()).isEqualTo(NOON.minusSeconds(60));
        assertThat(stores.queries().personal(List.of(parent.id()), ANNE).get(parent.id()))
                .isEqualTo(new Personal(false, false, true));
        assertThat(stores.outbox().due(LATER.plusSeconds(2), 10)).hasSize(3)
                .allMatch(entry -> entry.issue().equals(parent.id()));
    }

    @Test
    void merge_child_isFoundUnderTheParent_andItsEventsFollow() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2).withId(2),
                anEvent().ofKey(3).withId(3));
        Issue grandchild = digest.issueOf(anEvent().ofKey(3));
        Issue child = digest.issueOf(anEvent().ofKey(2));
        Issue parent = digest.issueOf(anEvent().ofKey(1));
        long version = stores.issues().keysVersion();

        stores.corrections().merge(child.id(), List.of(grandchild.id()), by(null, LATER));
        stores.corrections().merge(parent.id(), List.of(child.id()), by(null, LATER));
        digest.digest(anEvent().ofKey(3).withId(4));

        assertThat(stores.queries().find(grandchild.id()).map(Issue::id)).contains(parent.id());
        assertThat(stores.queries().find(child.project(), child.number()).map(Issue::id))
                .contains(parent.id());
        assertThat(stores.queries().list(IssueQuery.of(Set.of(parent.project()))).rows())
                .extracting(row -> row.issue().numbers().events()).containsExactly(4L);
        assertThat(stores.issues().keysAfter(version, 10)).hasSize(2)
                .allMatch(link -> parent.id().equals(link.issue()));
        stores.issues().delete(List.of(parent.id()));
        assertThat(stores.queries().find(grandchild.id())).isEmpty();
    }

    @Test
    void merge_ofAnotherProject_changesNothing() {
        digest.digest(anEvent().ofKey(1), anEvent().inProject(2).ofKey(1).withId(2));
        IssueId parent = digest.issueOf(anEvent().ofKey(1)).id();
        IssueId other = digest.issueOf(anEvent().inProject(2).ofKey(1)).id();

        assertThat(stores.corrections().merge(parent, List.of(other), by(null, LATER))).isEmpty();
        assertThat(stores.corrections().merge(new IssueId(99), List.of(other), by(null, LATER)))
                .isEmpty();
        assertThat(stores.queries().find(other).map(Issue::id)).contains(other);
        assertThat(activities(parent)).hasSize(1);
    }

    @Test
    void merge_reason_standsInTheHistory() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2).withId(2));
        IssueId parent = digest.issueOf(anEvent().ofKey(1)).id();
        IssueId child = digest.issueOf(anEvent().ofKey(2)).id();

        stores.corrections().merge(
                parent, List.of(child), new Correction(ANNE, LATER, " same cart "));

        assertThat(activities(parent).getFirst()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(ANNE);
            assertThat(entry.entry().data()).isEqualTo(Map.of(
                    "issues", child.toString(), "reason", "same cart", "undo", true));
        });
    }

    @Test
    void undo_merge_restoresExactly() {
        GroupedEventBuilder first = anEvent().ofKey(1).ofUser(1L).inRelease("shop@2");
        GroupedEventBuilder second = anEvent().ofKey(2).withId(2).ofUser(2L).inRelease("shop@1")
                .at(LATER).titled("newest").withLevel(Level.FATAL).handled(false);
        digest.digest(first, second);
        Issue parent = digest.issueOf(first);
        Issue child = digest.issueOf(second);
        var snooze = new Snooze(EVENING, 5, null, null, null, null, LATER, BERT,
                new IgnoreReason(IgnoreClass.DUPLICATE, "of another"));
        stores.issues().edit(List.of(
                IssueEdit.note(child.id(), BERT, LATER, "of the child"),
                new IssueEdit(child.id(), BERT, LATER, List.of(
                        new Step.Archive(Substatus.ARCHIVED_UNTIL_CONDITION_MET, snooze),
                        new Step.SetPriority(Priority.LOW), new Step.Bookmark(true)), List.of()),
                IssueEdit.note(parent.id(), ANNE, LATER, "of the parent")));
        parent = digest.issueOf(first);
        child = digest.issueOf(second);
        List<Activity> ofParent = activities(parent.id());
        List<Activity> ofChild = activities(child.id());

        stores.corrections().merge(parent.id(), List.of(child.id()), by(ANNE, EVENING));
        Moved moved = undo(parent.id(), BERT);

        assertThat(moved).isEqualTo(new Moved(List.of(child.id()), List.of()));
        assertThat(digest.issueOf(first)).isEqualTo(parent);
        assertThat(digest.issueOf(second)).isEqualTo(child);
        assertThat(stores.queries().find(child.project(), child.number())).contains(child);
        assertThat(activities(child.id()))
                .hasSize(ofChild.size() + 1).containsAll(ofChild)
                .anyMatch(each -> each.entry().type() == ActivityType.UNMERGE_DESTINATION
                        && BERT.equals(each.actor()));
        assertThat(activities(parent.id()))
                .hasSize(ofParent.size() + 2).containsAll(ofParent)
                .anyMatch(each -> each.entry().data().containsKey("undone"));
        assertThat(stores.queries().personal(List.of(parent.id()), BERT)).isEmpty();
        assertThat(stores.queries().personal(List.of(child.id()), BERT).get(child.id()))
                .isEqualTo(new Personal(false, true, true));
        assertThat(stores.corrections().keys(child.id())).containsExactly(new LinkedKey(
                key(2), 1, 1, LATER, LATER, LATER, null));
        assertThat(stores.outbox().due(EVENING, 10))
                .anyMatch(entry -> entry.issue().equals(digest.issueOf(second).id()));
        assertThat(stores.queries().list(IssueQuery.of(Set.of(parent.project()))).rows())
                .hasSize(2);
        assertThat(stores.corrections().undo(parent.id(), mergeOf(parent.id()), by(ANNE, EVENING)))
                .isEmpty();
    }

    @Test
    void undo_mergeAfterMoreEvents_leavesThemWithTheirKeys() {
        GroupedEventBuilder first = anEvent().ofKey(1).ofUser(1L);
        GroupedEventBuilder second = anEvent().ofKey(2).withId(2).ofUser(2L);
        digest.digest(first, second);
        IssueId parent = digest.issueOf(first).id();
        IssueId child = digest.issueOf(second).id();
        stores.corrections().merge(parent, List.of(child), by(ANNE, LATER));
        GroupedEventBuilder third = second.withId(3).ofUser(3L).inRelease("shop@3").at(EVENING)
                .titled("third");
        digest.digest(third);
        stores.issues().edit(List.of(IssueEdit.note(parent, ANNE, EVENING, "stays")));

        Moved moved = undo(parent, ANNE);
        stores.corrections().show(child, new Face(third.build(), false));

        assertThat(moved.issues()).containsExactly(child);
        assertThat(digest.issueOf(first).numbers())
                .isEqualTo(new Issue.Numbers(1, 1, NOON, NOON, null, null));
        assertThat(digest.issueOf(first).metadata().title()).isEqualTo(first.title());
        assertThat(digest.issueOf(first).comments()).isEqualTo(1);
        assertThat(digest.issueOf(second).numbers())
                .isEqualTo(new Issue.Numbers(2, 2, NOON, EVENING, "shop@3", "shop@3"));
        assertThat(digest.issueOf(second).metadata().title()).isEqualTo("third");
    }

    @Test
    void undo_innerMerge_worksFromWhereItsHistoryIs() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2).withId(2),
                anEvent().ofKey(3).withId(3));
        IssueId first = digest.issueOf(anEvent().ofKey(1)).id();
        IssueId second = digest.issueOf(anEvent().ofKey(2)).id();
        IssueId third = digest.issueOf(anEvent().ofKey(3)).id();
        stores.corrections().merge(second, List.of(third), by(ANNE, LATER));
        long inner = mergeOf(second);
        stores.corrections().merge(first, List.of(second), by(ANNE, EVENING));
        long outer = mergeOf(first);

        assertThat(stores.corrections().undo(second, inner, by(ANNE, EVENING))).isEmpty();
        assertThat(stores.corrections().undo(first, inner, by(ANNE, EVENING)))
                .map(Moved::issues).contains(List.of(third));
        assertThat(stores.corrections().undo(first, outer, by(ANNE, EVENING)))
                .map(Moved::issues).contains(List.of(second));

        for (long key = 1; key <= 3; key++) {
            assertThat(digest.issueOf(anEvent().ofKey(key)).id())
                    .isEqualTo(List.of(first, second, third).get((int) key - 1));
            assertThat(digest.issueOf(anEvent().ofKey(key)).numbers().events()).isEqualTo(1);
        }
    }

    @Test
    void split_keys_getAnIssueOfTheirOwn() {
        GroupedEventBuilder first = anEvent().ofKey(1).ofUser(1L).inRelease("shop@1");
        GroupedEventBuilder second = anEvent().ofKey(2).withId(2).ofUser(2L).at(LATER)
                .titled("second").inRelease("shop@2");
        digest.digest(first, second);
        IssueId source = digest.issueOf(first).id();
        IssueId gone = digest.issueOf(second).id();
        stores.corrections().merge(source, List.of(gone), by(ANNE, LATER));
        long version = stores.issues().keysVersion();

        IssueId created = split(source, second).issues().getFirst();
        stores.corrections().show(source, new Face(first.build(), false));

        assertThat(created).isNotEqualTo(gone);
        assertThat(digest.issueOf(second)).satisfies(issue -> {
            assertThat(issue.id()).isEqualTo(created);
            assertThat(issue.inbox()).isTrue();
            assertThat(issue.metadata().title()).isEqualTo("second");
            assertThat(issue.numbers()).isEqualTo(
                    new Issue.Numbers(1, 1, LATER, LATER, "shop@2", "shop@2"));
        });
        assertThat(digest.issueOf(first).numbers())
                .isEqualTo(new Issue.Numbers(1, 1, NOON, NOON, "shop@1", "shop@1"));
        assertThat(stores.corrections().keys(created)).containsExactly(new LinkedKey(
                key(2), 1, 1, LATER, LATER, EVENING, source));
        assertThat(stores.issues().keysAfter(version, 10)).hasSize(1);
        assertThat(activities(created)).extracting(each -> each.entry().type()).containsExactly(
                ActivityType.UNMERGE_DESTINATION, ActivityType.FIRST_SEEN);
        digest.digest(second.withId(3));
        assertThat(digest.issueOf(second).numbers().events()).isEqualTo(2);
    }

    @Test
    void split_whatCannotBeSplit_changesNothing() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2).withId(2));
        IssueId issue = digest.issueOf(anEvent().ofKey(1)).id();
        Face face = new Face(anEvent().build(), false);

        for (Set<IssueKey> keys : List.of(Set.<IssueKey>of(), Set.of(key(1)), Set.of(key(2)))) {
            assertThat(stores.corrections().split(issue, keys, face, by(ANNE, LATER))).isEmpty();
        }
        assertThat(stores.corrections().split(
                new IssueId(99), Set.of(key(1)), face, by(ANNE, LATER))).isEmpty();
        assertThat(activities(issue)).hasSize(1);
    }

    @Test
    void undo_split_restoresExactly() {
        GroupedEventBuilder first = anEvent().ofKey(1).ofUser(1L);
        GroupedEventBuilder second = anEvent().ofKey(2).withId(2).ofUser(2L).at(LATER)
                .titled("second");
        digest.digest(first, second);
        IssueId source = digest.issueOf(first).id();
        stores.corrections().merge(
                source, List.of(digest.issueOf(second).id()), by(ANNE, LATER));
        Issue before = digest.issueOf(first);
        List<LinkedKey> keys = stores.corrections().keys(source);
        Issue split = stores.queries().find(split(source, second).issues().getFirst())
                .orElseThrow();

        undo(source, ANNE);

        assertThat(digest.issueOf(second)).isEqualTo(before);
        assertThat(stores.queries().find(split.id())).contains(before);
        assertThat(stores.queries().find(split.project(), split.number())).contains(before);
        assertThat(stores.corrections().keys(source))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(activities(source).getLast().at()).isEqualTo(NOON);
    }

    @Test
    void annotate_entry_saysMore() {
        digest.digest(anEvent().ofKey(1));
        IssueId issue = digest.issueOf(anEvent().ofKey(1)).id();
        long entry = activities(issue).getFirst().id();

        stores.corrections().annotate(issue, entry, Map.of("marks", "1,2", "undo", true));
        stores.corrections().annotate(issue, entry, Map.of("marks", "3"));
        stores.corrections().annotate(new IssueId(99), entry, Map.of("marks", "4"));

        assertThat(activities(issue).getFirst().entry().data())
                .isEqualTo(Map.of("marks", "3", "undo", true));
    }

    @Test
    void settle_entry_canBeUndoneNoMore() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2).withId(2));
        IssueId parent = digest.issueOf(anEvent().ofKey(1)).id();
        IssueId child = digest.issueOf(anEvent().ofKey(2)).id();
        stores.corrections().merge(parent, List.of(child), by(ANNE, LATER));
        long entry = mergeOf(parent);

        stores.corrections().settle(new IssueId(99), entry, true);
        assertThat(activities(parent).getFirst().entry().data()).containsKey("undo");
        stores.corrections().settle(parent, entry, true);

        assertThat(stores.corrections().undo(parent, entry, by(ANNE, EVENING))).isEmpty();
        assertThat(activities(parent).getFirst().entry().data())
                .containsKey("undone").doesNotContainKey("undo");
    }

    private Moved split(IssueId source, GroupedEventBuilder event) {
        return stores.corrections().split(source, Set.of(key(event.key())),
                new Face(event.build(), false), by(ANNE, EVENING)).orElseThrow();
    }

    private Moved undo(IssueId issue, UserId actor) {
        long entry = activities(issue).stream()
                .filter(each -> each.entry().data().containsKey("undo"))
                .findFirst().orElseThrow().id();
        return stores.corrections().undo(issue, entry, by(actor, EVENING)).orElseThrow();
    }

    private long mergeOf(IssueId issue) {
        return activities(issue).stream()
                .filter(each -> each.entry().type() == ActivityType.MERGE)
                .findFirst().orElseThrow().id();
    }

    private static IssueKey key(long key) {
        return new IssueKey(new ProjectId(1), key);
    }

    private static Correction by(@Nullable UserId actor, Instant at) {
        return new Correction(actor, at, null);
    }

    private List<Activity> activities(IssueId issue) {
        return stores.queries().activities(issue, Set.of(), 0, 100);
    }
}
