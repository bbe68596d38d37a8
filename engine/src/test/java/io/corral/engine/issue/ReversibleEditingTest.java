package io.corral.engine.issue;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.engine.issue.ReversibleEditing.Edited;
import io.corral.engine.issue.ReversibleEditing.Undone;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReversibleEditingTest {

    private static final OrganizationId ACME = SmallDigest.ORGANIZATION;
    private static final UserId ANNE = new UserId(7);
    private static final InstantSource CLOCK = InstantSource.fixed(NOON.plusSeconds(60));

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private int tokens;
    private final ReversibleEditing editing = new ReversibleEditing(
            new IssueEditing(stores.issues(), stores.queries(), stores.releases(), CLOCK,
                    () -> "shared"),
            stores.issues(), stores.queries(), CLOCK, () -> "token" + ++tokens);

    private Issue opened(GroupedEventBuilder event) {
        digest.digest(event);
        return digest.issueOf(event);
    }

    private static IssueUpdate resolving(@Nullable ResolveIn in) {
        return new IssueUpdate(IssueStatus.RESOLVED, null, in, null, null, null, null, null, null,
                null, null);
    }

    private static String undoOf(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Done.class);
        return String.valueOf(((Edited.Done) edited).undo());
    }

    @Test
    void undo_putsBackAndSaysSoInTheHistory() {
        Issue issue = opened(anEvent());
        Edited edited = editing.edit(ACME, List.of(issue), resolving(null), ANNE);
        assertThat(edited).isEqualTo(new Edited.Done("token1", 1, null));

        assertThat(editing.undo(ACME, undoOf(edited), ANNE)).contains(new Undone(1, 0));

        assertThat(digest.issueOf(anEvent()).state()).isEqualTo(issue.state());
        assertThat(stores.queries().activities(issue.id(), Set.of(), 0, 2))
                .extracting(Activity::entry).extracting(Activity.Entry::type)
                .containsExactly(ActivityType.SET_UNRESOLVED, ActivityType.SET_RESOLVED);
    }

    @Test
    void edit_thatChangesNothing_cannotBeUndone() {
        Issue issue = opened(anEvent());
        editing.edit(ACME, List.of(issue), resolving(null), ANNE);

        assertThat(editing.edit(ACME, List.of(digest.issueOf(anEvent())), resolving(null), ANNE))
                .isEqualTo(new Edited.Done(null, 0, null));
    }

    @Test
    void edit_inNextRelease_ofSeveralProjects_isDoneWhereThereIsOne() {
        Issue released = opened(anEvent().inRelease("shop@1"));
        Issue unreleased = opened(anEvent().inProject(2).withId(2));
        var next = resolving(new ResolveIn.NextRelease());

        Edited edited = editing.edit(ACME, List.of(released, unreleased), next, ANNE);

        assertThat(edited).isEqualTo(new Edited.Done(
                "token1", 1, "No release data present in the project."));
        assertThat(editing.edit(ACME, List.of(unreleased), next, ANNE))
                .isEqualTo(new Edited.Refused("No release data present in the project."));
    }

    @Test
    void undo_ofIssuesThatAreGone_leavesThem() {
        Issue one = opened(anEvent());
        Issue two = opened(anEvent().ofKey(2).withId(2));
        String undo = undoOf(editing.edit(ACME, List.of(one, two), resolving(null), ANNE));
        stores.issues().delete(List.of(one.id()));

        assertThat(editing.undo(ACME, undo, ANNE)).contains(new Undone(1, 1));
        assertThat(editing.undo(ACME, undo, ANNE)).isEmpty();
    }
}
