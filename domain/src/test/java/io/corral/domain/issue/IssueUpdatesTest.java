package io.corral.domain.issue;

import static io.corral.domain.issue.Batches.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdate.SnoozeRequest;
import io.corral.domain.issue.UpdateDecision.Accepted;
import io.corral.domain.issue.UpdateDecision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueUpdatesTest {

    private static final UserId ANNE = new UserId(7);
    private static final SnoozeRequest NOTHING = SnoozeRequest.of(null, null, null);

    private static Issue issue(IssueStatus status, @Nullable Substatus substatus) {
        return new Issue(
                new IssueId(1), new ProjectId(1), 1, IssueCategory.ERROR, Level.ERROR, "java",
                null, new Metadata("t", null, null, null, null, null, null),
                new Issue.State(status, substatus, NOON, null, null),
                new Issue.Numbers(1, 1, NOON, NOON, null, null), Priority.HIGH,
                new Rating.ByLevel(), null, false, true, null, 0);
    }

    private static final Issue NEW = issue(IssueStatus.UNRESOLVED, Substatus.NEW);
    private static final Issue RESOLVED = issue(IssueStatus.RESOLVED, null);

    private static UpdateCircumstances circumstances(
            @Nullable String newest, long hourlyMaximum) {
        return new UpdateCircumstances(
                ANNE, NOON.plusSeconds(60), newest, Set.of("shop@1"), hourlyMaximum, false,
                "share");
    }

    private static UpdateDecision decide(Issue issue, IssueUpdate update) {
        return IssueUpdates.decide(issue, update, circumstances("shop@2", 3));
    }

    private static List<Step> steps(UpdateDecision decision) {
        return switch (decision) {
            case Accepted(var edit) -> edit.steps();
            case Refused(var field, var message) ->
                throw new AssertionError(field + ": " + message);
        };
    }

    private static IssueUpdate update(
            @Nullable IssueStatus status,
            @Nullable Substatus substatus,
            @Nullable ResolveIn resolveIn,
            @Nullable SnoozeRequest snooze) {
        return new IssueUpdate(status, substatus, resolveIn, snooze, null, null, null, null, null,
                null, null);
    }

    private static Step.Resolve resolve(Fix fix) {
        return new Step.Resolve(new Resolution(fix, NOON.plusSeconds(60), ANNE));
    }

    @Test
    void resolve_inEveryWay() {
        assertThat(steps(decide(NEW, IssueUpdate.ofStatus(IssueStatus.RESOLVED))))
                .containsExactly(resolve(new Fix.Now()));
        assertThat(steps(decide(NEW, update(IssueStatus.RESOLVED, null,
                new ResolveIn.NextRelease(), null))))
                .containsExactly(resolve(new Fix.InNextRelease("shop@2")));
        assertThat(steps(decide(NEW, update(null, null, new ResolveIn.Release("latest"), null))))
                .containsExactly(resolve(new Fix.InRelease("shop@2")));
        assertThat(steps(decide(NEW, update(null, null, new ResolveIn.Release("shop@1"), null))))
                .containsExactly(resolve(new Fix.InRelease("shop@1")));
        assertThat(steps(decide(NEW, update(null, null, new ResolveIn.UpcomingRelease(), null))))
                .containsExactly(resolve(new Fix.InUpcomingRelease("shop@2")));
        assertThat(steps(decide(NEW, update(null, null, new ResolveIn.Commit("abc", "r"), null))))
                .containsExactly(resolve(new Fix.InCommit("abc", "r", null)));
    }

    @Test
    void resolve_withoutWhatItNeeds_isRefused() {
        UpdateCircumstances empty = circumstances(null, 0);
        for (ResolveIn resolveIn : List.of(new ResolveIn.NextRelease(),
                new ResolveIn.Release("latest"), new ResolveIn.Release("unknown"),
                new ResolveIn.Commit(null, "r"), new ResolveIn.Commit("abc", ""))) {
            assertThat(IssueUpdates.decide(NEW, update(null, null, resolveIn, null), empty))
                    .isInstanceOfSatisfying(Refused.class,
                            refused -> assertThat(refused.field()).isEqualTo("statusDetails"));
        }
    }

    @Test
    void archive_withoutConditions_waitsForEscalation() {
        Step step = steps(decide(NEW, IssueUpdate.ofStatus(IssueStatus.IGNORED))).getFirst();

        assertThat(step).isInstanceOfSatisfying(Step.Archive.class, archive -> {
            assertThat(archive.substatus()).isEqualTo(Substatus.ARCHIVED_UNTIL_ESCALATING);
            assertThat(archive.snooze().hourlyLimit()).isEqualTo(30);
        });
    }

    @Test
    void archive_withConditions_untilMet() {
        var request = new SnoozeRequest(30, 100, 60, null, 5, null);

        Step step = steps(decide(NEW, update(IssueStatus.IGNORED, null, null, request))).getFirst();

        assertThat(step).isEqualTo(new Step.Archive(Substatus.ARCHIVED_UNTIL_CONDITION_MET,
                new Snooze(NOON.plusSeconds(60).plus(Duration.ofMinutes(30)), 100, 60, null, null,
                        null, NOON.plusSeconds(60), ANNE, null)));
    }

    @Test
    void archive_forAReason_saysSo_andWhetherItWasOpened() {
        var reason = new IgnoreReason(IgnoreClass.BOT, "a crawler");
        UpdateDecision decision = IssueUpdates.decide(
                NEW, update(null, null, null, NOTHING.because(reason)),
                circumstances("shop@2", 3).unread(true));

        assertThat(steps(decision).getFirst())
                .isInstanceOfSatisfying(Step.Archive.class, archive -> {
                    assertThat(archive.snooze().reason()).isEqualTo(reason);
                    assertThat(archive.snooze().hourlyLimit()).isEqualTo(30);
                });
        assertThat(((Accepted) decision).edit().entries().getFirst().data())
                .containsEntry("ignoreReason", "bot").containsEntry("ignoreNote", "a crawler")
                .containsEntry("unread", true);
    }

    @Test
    void archive_forever_hasNoEnd() {
        Step step = steps(decide(
                NEW, update(null, Substatus.ARCHIVED_FOREVER, null, NOTHING))).getFirst();

        assertThat(step).isEqualTo(new Step.Archive(
                Substatus.ARCHIVED_FOREVER, Snooze.forever(NOON.plusSeconds(60), ANNE)));
    }

    @Test
    void archive_outOfRange_isRefused() {
        assertThat(decide(NEW, update(IssueStatus.IGNORED, null, null,
                new SnoozeRequest(null, 1, 10_081, null, null, null))))
                .isInstanceOf(Refused.class);
        assertThat(decide(NEW, update(IssueStatus.IGNORED, null, null,
                SnoozeRequest.of(0, null, null)))).isInstanceOf(Refused.class);
        assertThat(decide(NEW, update(
                null, Substatus.ARCHIVED_UNTIL_CONDITION_MET, null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void substatus_ofAnotherStatus_isRefused() {
        assertThat(decide(NEW, update(IssueStatus.RESOLVED, Substatus.ONGOING, null, null)))
                .isEqualTo(new Refused("substatus",
                        "The substatus ongoing does not fit the status resolved."));
    }

    @Test
    void reopen_onlyWhenSomethingChanges() {
        assertThat(steps(decide(NEW, IssueUpdate.ofStatus(IssueStatus.UNRESOLVED)))).isEmpty();
        assertThat(steps(decide(RESOLVED, IssueUpdate.ofStatus(IssueStatus.UNRESOLVED))))
                .containsExactly(new Step.Reopen(Substatus.ONGOING));
        assertThat(steps(decide(NEW, update(null, Substatus.ESCALATING, null, null))))
                .containsExactly(new Step.Reopen(Substatus.ESCALATING));
    }

    @Test
    void review_endsBeingNew() {
        var reviewed = new IssueUpdate(
                null, null, null, null, null, null, null, null, null, null, false);

        assertThat(steps(decide(NEW, reviewed))).containsExactly(
                new Step.SetInbox(false), new Step.Reopen(Substatus.ONGOING));
    }

    @Test
    void nothing_changesNothing() {
        assertThat(decide(NEW, IssueUpdate.NONE)).isEqualTo(new Accepted(new IssueEdit(
                NEW.id(), ANNE, NOON.plusSeconds(60), List.of(), List.of())));
    }

    @Test
    void settle_afterAWeek_isOngoing() {
        assertThat(IssueUpdates.settle(NEW, NOON.plus(Duration.ofDays(7)).minusMillis(1)))
                .isEmpty();
        IssueEdit edit =
                IssueUpdates.settle(NEW, NOON.plus(Duration.ofDays(7))).orElseThrow();
        assertThat(edit.steps()).containsExactly(new Step.Reopen(Substatus.ONGOING));
        assertThat(edit.entries()).containsExactly(new Activity.Entry(
                ActivityType.AUTO_SET_ONGOING, Map.of("afterDays", 7L)));
        assertThat(IssueUpdates.settle(RESOLVED, NOON.plus(Duration.ofDays(30)))).isEmpty();
    }
}
