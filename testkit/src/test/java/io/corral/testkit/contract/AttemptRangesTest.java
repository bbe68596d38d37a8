package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.AttemptRanges;
import io.corral.store.WorkQueue.Attempted;
import io.corral.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AttemptRangesTest {

    private static final int SEQUENCES = 30;

    @Test
    void anySteps_areTheSameAsCountingEachEntry() {
        Property.forAll(AttemptRangesTest::steps, AttemptRangesTest::assertCounted);
    }

    private static void assertCounted(List<Step> steps) {
        AttemptRanges ranges = AttemptRanges.NONE;
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (Step step : steps) {
            ranges = step.apply(ranges);
            step.count(counts);
        }
        TreeMap<Long, Integer> found = new TreeMap<>();
        long last = 0;
        for (Attempted range : ranges.ranges()) {
            assertThat(range.first()).isGreaterThan(last).isLessThanOrEqualTo(range.last());
            last = range.last();
            for (long sequence = range.first(); sequence <= last; sequence++) {
                found.put(sequence, range.count());
            }
        }
        assertThat(found).isEqualTo(counts);
    }

    private static List<Step> steps(RandomGenerator random, int size) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < size % 12 + 1; i++) {
            long first = 1L + random.nextInt(SEQUENCES);
            long last = first + random.nextInt(SEQUENCES);
            steps.add(switch (random.nextInt(6)) {
                case 0 -> new Advanced(first / 3);
                case 1 -> new Left(first);
                case 2 -> new GivenUp(first);
                default -> new Begun(first, last);
            });
        }
        return steps;
    }

    private sealed interface Step {
        AttemptRanges apply(AttemptRanges ranges);

        void count(NavigableMap<Long, Integer> counts);
    }

    private record Begun(long first, long last) implements Step {
        @Override
        public AttemptRanges apply(AttemptRanges ranges) {
            return ranges.begin(first, last);
        }

        @Override
        public void count(NavigableMap<Long, Integer> counts) {
            for (long sequence = first; sequence <= last; sequence++) {
                counts.merge(sequence, 1, (count, one) -> count == Attempted.GIVEN_UP
                        ? count
                        : count + one);
            }
        }
    }

    private record Advanced(long to) implements Step {
        @Override
        public AttemptRanges apply(AttemptRanges ranges) {
            return ranges.advance(to);
        }

        @Override
        public void count(NavigableMap<Long, Integer> counts) {
            counts.headMap(to, true).clear();
        }
    }

    private record GivenUp(long sequence) implements Step {
        @Override
        public AttemptRanges apply(AttemptRanges ranges) {
            return ranges.giveUp(sequence);
        }

        @Override
        public void count(NavigableMap<Long, Integer> counts) {
            counts.put(sequence, Attempted.GIVEN_UP);
        }
    }

    private record Left(long sequence) implements Step {
        @Override
        public AttemptRanges apply(AttemptRanges ranges) {
            return ranges.without(sequence);
        }

        @Override
        public void count(NavigableMap<Long, Integer> counts) {
            counts.remove(sequence);
        }
    }
}
