package io.corral.domain.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueRestoration.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IssueRestorationTest {

    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    private static final UserId ANNE = new UserId(7);
    private static final IssueId ISSUE = new IssueId(1);
    private static final Issue.State OPEN =
            new Issue.State(IssueStatus.UNRESOLVED, Substatus.REGRESSED, NOON, null, null);
    private static final Issue.State RESOLVED = new Issue.State(IssueStatus.RESOLVED, null,
            NOON.plusSeconds(1), new Resolution(new Fix.Now(), NOON.plusSeconds(1), ANNE), null);
    private static final Issue.State IGNORED = new Issue.State(IssueStatus.IGNORED,
            Substatus.ARCHIVED_FOREVER, NOON, null, Snooze.forever(NOON, ANNE));

    private static Traits traits(Issue.State state, boolean inbox) {
        return new Traits(state, null, Priority.HIGH, inbox);
    }

    private static Issue issue(Traits traits) {
        return new Issue(ISSUE, new ProjectId(1), 1, IssueCategory.ERROR, Level.ERROR, "java",
                null, new Metadata("t", null, null, null, null, null, null), traits.state(),
                new Issue.Numbers(1, 1, NOON, NOON, null, null), traits.priority(),
                new Rating.ByLevel(), traits.assignee(), false, traits.inbox(), null, 0);
    }

    private static IssueEdit undo(Traits before, Traits after, Traits now) {
        return undo(before, after, now, SnoozeTally.NONE);
    }

    private static IssueEdit undo(Traits before, Traits after, Traits now, SnoozeTally tally) {
        return new IssueRestoration(ISSUE, before, after, tally)
                .decide(issue(now), ANNE, NOON.plusSeconds(9));
    }

    @Test
    void state_comesBackWithItsMomentAndPlaceInTheInbox() {
        Traits after = traits(RESOLVED, false);

        IssueEdit edit = undo(traits(OPEN, true), after, after);

        assertThat(edit.steps()).containsExactly(
                new Step.Restore(OPEN, SnoozeTally.NONE), new Step.SetInbox(true));
        assertThat(edit.entries()).containsExactly(
                Activity.Entry.of(ActivityType.SET_UNRESOLVED));
    }

    @Test
    void snooze_comesBackWithItsTally() {
        var tally = new SnoozeTally(3, Map.of(), Map.of(1L, NOON));
        Traits after = traits(RESOLVED, false);

        IssueEdit edit = undo(traits(IGNORED, false), after, after, tally);

        assertThat(edit.steps()).containsExactly(new Step.Restore(IGNORED, tally));
        assertThat(edit.entries()).extracting(Activity.Entry::type)
                .containsExactly(ActivityType.SET_IGNORED);
    }

    @Test
    void stateThatChangedAgain_stays_andSoDoesTheInbox() {
        IssueEdit edit = undo(
                traits(OPEN, true), traits(RESOLVED, false), traits(IGNORED, false));

        assertThat(edit.steps()).isEmpty();
        assertThat(edit.entries()).isEmpty();
    }

    @Test
    void assigneeAndPriority_comeBack_eachByItself() {
        Traits before = with(null, Priority.HIGH);
        Traits after = with(new Assignee.ToUser(ANNE), Priority.LOW);

        assertThat(undo(before, after, after).steps()).containsExactly(
                new Step.Assign(null), new Step.SetPriority(Priority.HIGH));
        assertThat(undo(before, after, with(null, Priority.LOW)).steps())
                .containsExactly(new Step.SetPriority(Priority.HIGH));
    }

    private static Traits with(@Nullable Assignee assignee, Priority priority) {
        return new Traits(OPEN, assignee, priority, true);
    }

    @Test
    void whatChangedNothing_needsNoUndo() {
        Traits same = traits(OPEN, true);

        assertThat(new IssueRestoration(ISSUE, same, same, SnoozeTally.NONE).isNeeded()).isFalse();
        assertThat(undo(same, same, same)).isEqualTo(new IssueEdit(
                ISSUE, ANNE, NOON.plusSeconds(9), List.of(), List.of()));
    }
}
