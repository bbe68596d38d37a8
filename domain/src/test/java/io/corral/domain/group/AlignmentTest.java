package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.Alignment.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    @Test
    void of_insertedAndChanged_keepsTheRestInLine() {
        Alignment<String> alignment =
                Alignment.of(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "y", "d"));

        assertThat(alignment.rows()).containsExactly(
                new Row<>("a", "a"), new Row<>("b", null), new Row<>(null, "x"),
                new Row<>("c", "c"), new Row<>(null, "y"), new Row<>("d", "d"));
        assertThat(alignment.isSame()).isFalse();
        assertThat(alignment.onlyLeft()).containsExactly("b");
        assertThat(alignment.onlyRight()).containsExactly("x", "y");
    }

    @Test
    void of_anything_holdsBothListsInOrder() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            List<Integer> left = some(random);
            List<Integer> right = i % 5 == 0 ? left : some(random);
            Alignment<Integer> alignment = Alignment.of(left, right);
            assertThat(alignment.rows().stream().map(Row::left).filter(Objects::nonNull).toList())
                    .isEqualTo(left);
            assertThat(alignment.rows().stream().map(Row::right).filter(Objects::nonNull).toList())
                    .isEqualTo(right);
            assertThat(alignment.isSame()).isEqualTo(left.equals(right));
        }
    }

    private static List<Integer> some(SplittableRandom random) {
        List<Integer> list = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            list.add(random.nextInt(4));
        }
        return list;
    }

    @Test
    void of_longLists_areComparedAtTheirEnds() {
        List<Integer> left = new ArrayList<>(IntStream.range(0, 5000).boxed().toList());
        List<Integer> right = new ArrayList<>(left.reversed());
        left.addFirst(-1);
        right.addFirst(-1);

        Alignment<Integer> alignment = Alignment.of(left, right);

        assertThat(alignment.rows()).hasSize(10_001);
        assertThat(alignment.rows().getFirst().isSame()).isTrue();
    }
}
