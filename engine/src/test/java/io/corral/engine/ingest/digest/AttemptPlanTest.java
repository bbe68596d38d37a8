package io.corral.engine.ingest.digest;

import static io.corral.engine.ingest.digest.AttemptPlan.Fate.DIGEST;
import static io.corral.engine.ingest.digest.AttemptPlan.Fate.FORGET;
import static io.corral.engine.ingest.digest.AttemptPlan.Fate.GIVE_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.ingest.digest.AttemptPlan.Step;
import io.corral.store.WorkQueue.Attempted;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AttemptPlanTest {

    private static final long END = Long.MAX_VALUE;

    @Test
    void next_nothingTried_wholeBatch() {
        var plan = plan(List.of(), 0, 0, 0);

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, END, DIGEST));
    }

    @Test
    void next_storeIsAhead_batchEndsWhereTheStoreStands() {
        var plan = plan(List.of(), 120, 70, 0);

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, 70, DIGEST));
        assertThat(plan.next(70, 5000)).isEqualTo(new Step(5000, 120, DIGEST));
        assertThat(plan.next(120, 5000)).isEqualTo(new Step(5000, END, DIGEST));
    }

    @Test
    void next_everyStoreIsAhead_onlyForgotten() {
        var plan = plan(List.of(new Attempted(1, 9, 3)), 12, 12, 9);

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, 9, FORGET));
        assertThat(plan.next(9, 5000)).isEqualTo(new Step(5000, 12, DIGEST));
    }

    @Test
    void next_triedOnce_smallPieces() {
        var plan = plan(List.of(new Attempted(1, 320, 1)));

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(10, 320, DIGEST));
        assertThat(plan.next(315, 5000)).isEqualTo(new Step(10, 320, DIGEST));
        assertThat(plan.next(320, 5000)).isEqualTo(new Step(5000, END, DIGEST));
    }

    @Test
    void next_triedTwice_oneByOne() {
        var plan = plan(List.of(new Attempted(5, 9, 2)));

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, 4, DIGEST));
        assertThat(plan.next(4, 5000)).isEqualTo(new Step(1, 9, DIGEST));
    }

    @Test
    void next_triedThreeTimes_givenUp() {
        var plan = plan(List.of(new Attempted(7, 7, 3)));

        assertThat(plan.next(6, 5000)).isEqualTo(new Step(1, 7, GIVE_UP));
        assertThat(plan.next(7, 5000)).isEqualTo(new Step(5000, END, DIGEST));
    }

    @Test
    void next_markedAsGivenUp_staysSoWhateverStoresHave() {
        var plan = plan(List.of(new Attempted(7, 7, Attempted.GIVEN_UP)), 9, 9, 9);

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, 6, FORGET));
        assertThat(plan.next(6, 5000)).isEqualTo(new Step(1, 7, GIVE_UP));
        assertThat(plan.next(7, 5000)).isEqualTo(new Step(5000, 9, FORGET));
    }

    /// @param applied how far payloads, event rows and issues are; none for 0
    private static AttemptPlan plan(List<Attempted> attempts, long... applied) {
        List<Long> boundaries = LongStream.of(applied).boxed().toList();
        return new AttemptPlan(
                attempts, boundaries, boundaries.isEmpty() ? 0 : boundaries.getLast());
    }
}
