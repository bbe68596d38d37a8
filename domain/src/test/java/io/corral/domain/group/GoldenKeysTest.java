package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Keys of version 1, frozen: issues of every installation hang on them. A key that changes here
/// would silently open new issues there, so a change of the algorithm is a new version.
class GoldenKeysTest {

    @Test
    void keys_ofVersion1_unchanged() throws IOException {
        Map<String, String> computed = computed();

        assertThat(golden())
                .as("a key changed: raise Grouping.ALGORITHM and keep version 1 for old issues. "
                        + "New lines in errors.txt only add lines to golden-v1.txt:%n%s",
                        text(computed))
                .isEqualTo(computed);
        assertThat(Grouping.ALGORITHM).isEqualTo(1);
    }

    /// Key and tier of every block of `errors.txt`, by its name and number.
    private static Map<String, String> computed() {
        Map<String, String> keys = new TreeMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (ErrorFile.Block block : ErrorFile.blocks()) {
            int number = numbers.merge(block.name(), 1, Integer::sum);
            GroupingKeys made = Grouping.keys(block.event(new SplittableRandom(7)));
            keys.put(
                    block.name() + "-" + number,
                    "%016x %s".formatted(made.primary(), made.tier()));
        }
        return keys;
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        try (InputStream file = GoldenKeysTest.class.getResourceAsStream("golden-v1.txt")) {
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
