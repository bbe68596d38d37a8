package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and messages nobody would write.
class HostileEventTest {

    private static final List<String> PIECES =
            List.of(
                    "$", "$$", "<", ">", "<>", "(", ")", "[", "]", "{", "}", "{{", "}}", "::", ":",
                    ".", "/", "\\", "-", "_", "@", "=", "'", "\"", "`", " ", "\n", "\0", "é", "😀",
                    "0", "12", "x", "Foo", "bar", "lambda$", "$anonfun$", "block in ", " in ",
                    "_closure", "$fn__", "{closure", "closure #1 in ", "async ", " [as ", "func1",
                    "://", "http", "node_modules/", "0x", "::h", "HTTP/", "status", "error ", "%s",
                    "'a':", "{\"", "[{", "undefined is not an object (evaluating '", "')",
                    "\ud800");

    private static final List<String> PLATFORMS =
            List.of(
                    "javascript", "node", "python", "java", "csharp", "go", "ruby", "php", "rust",
                    "native", "cocoa", "dart", "elixir", "other", "");

    @Test
    void keys_randomNamesAndMessages_neverThrows() {
        for (int seed = 0; seed < 3000; seed++) {
            Event event = event(new SplittableRandom(seed));

            assertThat(Grouping.keys(event).primary()).as("seed %d", seed).isNotZero();
            assertThat(Grouping.explain(event).key()).isEqualTo(Grouping.keys(event).primary());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"", "«a", "'", "1 ", "a=", "`1", "/a", "a@", "<", "x-1", "[{", "\n\n"})
    void of_patternRepeatedEndlessly_templateStaysShort(String pattern) {
        assertThat(MessageTemplate.of(pattern.repeat(20_000), Algorithm.SECOND).text())
                .hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void keys_veryLongNames_cut() {
        String name = "a`1".repeat(100_000);

        assertThat(Errors.on("csharp").raised("E", name, Errors.frame(name, name, name, null, 1))
                .key())
                .isNotZero();
    }

    /// Searching long texts for one another would cost the product of their lengths.
    @ParameterizedTest
    @CsvSource({"200, true", "300, false"})
    void keys_sourceWithinAMessage_isLookedForInShortOnes(int words, boolean one) {
        Frame here = Errors.in("/srv/shop/store.go", "insert");
        String told = "depot is full";
        String message = told + " of boxes".repeat(words);
        long flat = Errors.on("go").raised("E", message, here).key();
        long deep = Errors.on("go").raised("F", told).raised("E", message, here).key();

        assertThat(flat == deep).isEqualTo(one);
    }

    private static Event event(RandomGenerator random) {
        Errors errors = Errors.on(PLATFORMS.get(random.nextInt(PLATFORMS.size())));
        for (int i = random.nextInt(3); i >= 0; i--) {
            Frame[] frames = new Frame[random.nextInt(6)];
            for (int f = 0; f < frames.length; f++) {
                frames[f] = Errors.frame(text(random), text(random), text(random), null, f);
            }
            errors.raised(text(random), text(random), frames);
        }
        if (random.nextInt(3) == 0) {
            errors.message(text(random), text(random));
        }
        if (random.nextInt(5) == 0) {
            errors.fingerprint("{{" + text(random) + "}}", "{{ default }}");
        }
        return errors.draft().tags(Map.of("a", "b")).build();
    }

    private static @Nullable String text(RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
