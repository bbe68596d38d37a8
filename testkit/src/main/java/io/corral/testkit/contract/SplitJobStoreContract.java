package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Task;
import io.corral.store.issue.SplitJob.Wish;
import io.corral.store.issue.SplitJobStore;
import io.corral.store.issue.SplitMarkStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [SplitJobStore] keeps.
public abstract class SplitJobStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ProjectId PROJECT = new ProjectId(1);
    private static final Correction BY = new Correction(new UserId(7), NOON, "another bug");

    /// Both stores over what was kept before.
    ///
    /// @param marks where the marks of jobs are found
    public record Stores(SplitJobStore jobs, SplitMarkStore marks) {}

    /// Opens the stores.
    protected abstract Stores open();

    private static Wish wish(Condition when) {
        return wish(new Task.Divide(when, null));
    }

    private static Wish wish(Task task) {
        return new Wish(PROJECT, new IssueId(5), task, new UserId(7), "another bug");
    }

    @Test
    void begin_everyCondition_waits() {
        SplitJobStore jobs = open().jobs();
        for (Condition when : List.of(
                new Condition.HasFrame("com.acme.Cart:add"),
                new Condition.HasTag("tier", "gold, with ' and \n"),
                new Condition.HasMessage("cart <*> is closed"),
                new Condition.IsOneOf(Set.of(new EventId(1, 2), new EventId(3, -4))))) {
            SplitJob begun = jobs.begin(wish(when), NOON);

            assertThat(begun).isEqualTo(new SplitJob(begun.id(), wish(when), State.WAITING,
                    List.of(), Set.of(), Map.of(), null, null, NOON, null));
            assertThat(jobs.find(PROJECT, begun.id())).contains(begun);
            assertThat(jobs.find(new ProjectId(2), begun.id())).isEmpty();
        }
        assertThat(jobs.begin(new Wish(PROJECT, new IssueId(5),
                new Task.Divide(new Condition.HasFrame("a"), null), null, null), NOON)
                .wish().actor()).isNull();
        assertThat(jobs.unfinished()).hasSize(5).isSortedAccordingTo(
                (one, two) -> Long.compare(one.id(), two.id()));
    }

    @Test
    void mark_addsMarks_andNotesThem() {
        Stores stores = open();
        SplitJob job = stores.jobs().begin(wish(new Condition.HasTag("tier", "gold")), NOON);

        List<SplitMark> made =
                stores.jobs().mark(job.id(), Set.of(11L, -12L), Set.of(11L, -12L, 13L), BY);

        assertThat(made).extracting(SplitMark::key).containsExactly(-12L, 11L);
        assertThat(stores.marks().all()).containsExactlyElementsOf(made);
        SplitJob marked = stores.jobs().find(PROJECT, job.id()).orElseThrow();
        assertThat(marked.state()).isEqualTo(State.MARKED);
        assertThat(marked.marks()).containsExactlyElementsOf(
                made.stream().map(SplitMark::id).toList());
        assertThat(marked.before()).containsExactlyInAnyOrder(11L, -12L, 13L);
        assertThat(stores.jobs().unfinished()).containsExactly(marked);
    }

    @Test
    void unmark_removesMarks_andKnowsWhatTheyGave() {
        Stores stores = open();
        SplitJob split = stores.jobs().begin(wish(new Condition.HasTag("tier", "gold")), NOON);
        List<SplitMark> made =
                stores.jobs().mark(split.id(), Set.of(11L, -12L), Set.of(11L, -12L), BY);
        SplitJob undo = stores.jobs().begin(wish(new Task.Undo(77)), NOON);
        assertThat(undo.wish().task()).isEqualTo(new Task.Undo(77));
        assertThat(stores.jobs().find(PROJECT, undo.id())).contains(undo);

        stores.jobs().unmark(undo.id(), made.subList(0, 1));

        assertThat(stores.marks().all()).containsExactly(made.getLast());
        SplitJob unmarked = stores.jobs().find(PROJECT, undo.id()).orElseThrow();
        assertThat(unmarked.state()).isEqualTo(State.MARKED);
        assertThat(unmarked.returning())
                .isEqualTo(Map.of(made.getFirst().gives(), made.getFirst().key()));
        assertThat(stores.jobs().unfinished()).contains(unmarked);
    }

    @Test
    void ofProposal_isTheLatest() {
        SplitJobStore jobs = open().jobs();
        SplitJob first = jobs.begin(wish(new Task.Divide(new Condition.HasFrame("a"), 5L)), NOON);
        jobs.end(first.id(), State.REFUSED, null, "No event is like that.", NOON);
        SplitJob second = jobs.begin(wish(new Task.Divide(new Condition.HasFrame("a"), 5L)), NOON);
        jobs.begin(wish(new Task.Divide(new Condition.HasFrame("a"), 6L)), NOON);
        jobs.begin(wish(new Condition.HasFrame("a")), NOON);

        assertThat(jobs.ofProposal(PROJECT, 5)).contains(second);
        assertThat(jobs.ofProposal(new ProjectId(2), 5)).isEmpty();
        assertThat(jobs.ofProposal(PROJECT, 7)).isEmpty();
    }

    @Test
    void removedMark_isNoMarkOfTheJobAnyMore() {
        Stores stores = open();
        SplitJob job = stores.jobs().begin(wish(new Condition.HasFrame("a")), NOON);
        List<SplitMark> made = stores.jobs().mark(job.id(), Set.of(1L, 2L), Set.of(), BY);

        stores.marks().remove(made.getFirst().id());

        assertThat(stores.jobs().find(PROJECT, job.id()).orElseThrow().marks())
                .containsExactly(made.getLast().id());
    }

    @Test
    void end_isUnderWayNoMore() {
        SplitJobStore jobs = open().jobs();
        SplitJob one = jobs.begin(wish(new Condition.HasFrame("a")), NOON);
        SplitJob two = jobs.begin(wish(new Condition.HasFrame("b")), NOON);

        jobs.end(one.id(), State.DONE, new IssueId(9), null, NOON.plusSeconds(3));
        jobs.end(two.id(), State.REFUSED, null, "No event is like that.", NOON.plusSeconds(4));

        assertThat(jobs.unfinished()).isEmpty();
        SplitJob done = jobs.find(PROJECT, one.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.other()).isEqualTo(new IssueId(9));
        assertThat(done.endedAt()).isEqualTo(NOON.plusSeconds(3));
        SplitJob refused = jobs.find(PROJECT, two.id()).orElseThrow();
        assertThat(refused.sentence()).isEqualTo("No event is like that.");
        assertThat(refused.other()).isNull();
    }

    @Test
    void old_areForgotten_whenTheyAreOver() {
        SplitJobStore jobs = open().jobs();
        SplitJob underWay = jobs.begin(wish(new Condition.HasFrame("a")), NOON);
        SplitJob over = jobs.begin(wish(new Condition.HasFrame("a")), NOON);
        jobs.end(over.id(), State.DONE, new IssueId(9), null, NOON);
        for (int i = 0; i <= SplitJobStore.REMEMBERED_MAX; i++) {
            jobs.begin(wish(new Condition.HasFrame("a")), NOON);
        }

        assertThat(jobs.find(PROJECT, over.id())).isEmpty();
        assertThat(jobs.find(PROJECT, underWay.id())).isPresent();
    }
}
