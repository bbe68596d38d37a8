package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of every version, frozen: issues of every installation hang on them. A key that changes
/// here would silently open new issues there, so a change of the algorithm is a new version.
class GoldenKeysTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void keys_ofEveryVersion_unchanged(int version) throws IOException {
        Map<String, String> computed = computed(version);

        assertThat(golden(version))
                .as("a key changed: raise Grouping.ALGORITHM and keep version %s for old issues. "
                        + "New lines in errors.txt only add lines to golden-v%s.txt:%n%s",
                        version, version, text(computed))
                .isEqualTo(computed);
    }

    @Test
    void newestVersion_isGolden() {
        assertThat(Grouping.ALGORITHM).isEqualTo(2);
    }

    /// Key and tier of every block of `errors.txt`, by its name and number.
    private static Map<String, String> computed(int version) {
        var config = new GroupingConfig(
                version, FingerprintRules.NONE, StackRules.NONE, Set.of(), 0, null);
        Map<String, String> keys = new TreeMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (ErrorFile.Block block : ErrorFile.blocks()) {
            int number = numbers.merge(block.name(), 1, Integer::sum);
            GroupingKeys made = Grouping.keys(block.event(new SplittableRandom(7)), config);
            keys.put(
                    block.name() + "-" + number,
                    "%016x %s".formatted(made.primary(), made.tier()));
        }
        return keys;
    }

    private static Map<String, String> golden(int version) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        try (InputStream file = GoldenKeysTest.class.getResourceAsStream(
                "golden-v" + version + ".txt")) {
            String text = new String(
                    Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int space = line.indexOf(' ');
                keys.put(line.substring(0, space), line.substring(space + 1));
            });
        }
        return keys;
    }

    private static String text(Map<String, String> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach((name, key) -> text.append(name).append(' ').append(key).append('\n'));
        return text.toString();
    }
}
