package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.ingest.digest.AttemptPlan.Step;
import io.corral.store.WorkQueue.Attempted;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptPlanTest {

    @Test
    void next_nothingTried_wholeBatch() {
        var plan = new AttemptPlan(List.of(), List.of(0L, 0L, 0L));

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(5000, false));
    }

    @Test
    void next_storeIsAhead_batchEndsWhereTheStoreStands() {
        var plan = new AttemptPlan(List.of(), List.of(120L, 70L, 0L));

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(70, false));
        assertThat(plan.next(70, 5000)).isEqualTo(new Step(50, false));
        assertThat(plan.next(120, 5000)).isEqualTo(new Step(5000, false));
    }

    @Test
    void next_triedOnce_smallPieces() {
        var plan = new AttemptPlan(List.of(new Attempted(1, 320, 1)), List.of());

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(10, false));
        assertThat(plan.next(315, 5000)).isEqualTo(new Step(5, false));
        assertThat(plan.next(320, 5000)).isEqualTo(new Step(5000, false));
    }

    @Test
    void next_triedTwice_oneByOne() {
        var plan = new AttemptPlan(List.of(new Attempted(5, 9, 2)), List.of());

        assertThat(plan.next(0, 5000)).isEqualTo(new Step(4, false));
        assertThat(plan.next(4, 5000)).isEqualTo(new Step(1, false));
    }

    @Test
    void next_triedThreeTimes_givenUp() {
        var plan = new AttemptPlan(List.of(new Attempted(7, 7, 3)), List.of());

        assertThat(plan.next(6, 5000)).isEqualTo(new Step(1, true));
        assertThat(plan.next(7, 5000)).isEqualTo(new Step(5000, false));
    }
}
