package io.corral.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PropertyTest {

    @Test
    void statementHolds_everyTryIsMadeAndSizesGrow() {
        var sizes = new ArrayList<Integer>();

        Property.forAll(100, (random, size) -> size, sizes::add);

        assertThat(sizes).hasSize(100).isSorted();
        assertThat(sizes.getFirst()).isEqualTo(1);
        assertThat(sizes.getLast()).isGreaterThan(190);
    }

    @Test
    void statementFails_valueAndSeedAreNamed() {
        assertThatThrownBy(() -> Property.forAll(100, (random, size) -> "v" + size,
                value -> assertThat(value.length()).isLessThan(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("fails for -Dproperty.seed=")
                .hasMessageEndingWith(": v11");
    }
}
