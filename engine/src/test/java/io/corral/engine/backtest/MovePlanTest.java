package io.corral.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.regroup.KeyMove;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MovePlanTest {

    private static EventId id(long number) {
        return new EventId(number, -number);
    }

    @Test
    void plan_yieldsEachEventOnceWithItsKey_inParts() {
        var plan = new MovePlan();
        LongStream.rangeClosed(1, 2_500).forEach(each -> plan.add(id(each), 7));
        plan.add(id(9_999), 8);

        List<KeyMove> moves = new ArrayList<>();
        plan.forEach(moves::add);

        assertThat(plan.size()).isEqualTo(2_501);
        assertThat(moves).extracting(move -> move.events().size())
                .containsExactly(1_000, 1_000, 500, 1);
        assertThat(moves).extracting(KeyMove::to).containsExactly(7L, 7L, 7L, 8L);
        assertThat(moves.stream().limit(3).flatMap(move -> move.events().stream()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_500).mapToObj(MovePlanTest::id).toList());
    }

    @Test
    void plan_canBeReadTwice_andCleared() {
        var plan = new MovePlan();
        plan.add(id(1), 7);

        assertThat(plan).hasSize(1);
        assertThat(plan).containsExactly(KeyMove.to(7, List.of(id(1))));
        plan.clear();
        assertThat(plan).isEmpty();
        assertThat(plan.size()).isZero();
    }
}
