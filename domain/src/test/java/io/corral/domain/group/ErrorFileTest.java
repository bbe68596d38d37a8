package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Every bug of `errors.txt`, in every form it has there, keeps one key of its own whatever varies.
class ErrorFileTest {

    private static final int SEEDS = 60;

    @Test
    void keys_formsOfOneBug_oneKey() {
        Map<String, Long> keys = new HashMap<>();
        List<String> split = new ArrayList<>();
        for (ErrorFile.Block block : ErrorFile.blocks()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                var event = block.event(new SplittableRandom(seed));
                long key = Grouping.keys(event).primary();
                Long known = keys.putIfAbsent(block.name(), key);
                if (known != null && known != key) {
                    split.add("%s, seed %d: %s".formatted(
                            block.name(), seed, Grouping.explain(event).components()));
                    break;
                }
            }
        }

        assertThat(split).isEmpty();
    }

    @Test
    void keys_differentBugs_differentKeys() {
        Map<Long, String> names = new HashMap<>();
        List<String> merged = new ArrayList<>();
        for (ErrorFile.Block block : ErrorFile.blocks()) {
            var event = block.event(new SplittableRandom(1));
            String other = names.putIfAbsent(Grouping.keys(event).primary(), block.name());
            if (other != null && !other.equals(block.name())) {
                merged.add("%s and %s: %s".formatted(
                        other, block.name(), Grouping.explain(event).components()));
            }
        }

        assertThat(merged).isEmpty();
    }
}
