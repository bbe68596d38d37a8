package io.corral.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.testkit.Property;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonTest {

    @Test
    void notOneValue_isNull() {
        assertThat(read("")).isNull();
        assertThat(read("  ")).isNull();
        assertThat(read("{} {}")).isNull();
        assertThat(read("{\"a\":")).isNull();
        assertThat(read("hello")).isNull();
    }

    @Test
    void beyondTheLimits_isNull() {
        assertThat(read("[".repeat(200) + "]".repeat(200))).isNull();
        assertThat(read("[".repeat(100_000))).isNull();
        assertThat(read("1".repeat(2000))).isNull();
        assertThat(read("{\"" + "a".repeat(20_000) + "\":1}")).isNull();
    }

    @Test
    void pythonNumbers_areTolerated() {
        assertThat(read("{\"a\":NaN,\"b\":-Infinity}")).isNotNull();
    }

    @Test
    void bytesThatAreNoUtf8_becomeReplacementCharacters() {
        byte[] bytes = "{\"a\":\"x?\"}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[7] = (byte) 0xE9;

        JsonNode tree = Json.read(bytes, 0, bytes.length);

        assertThat(tree).hasToString("{\"a\":\"x\uFFFD\"}");
    }

    @Test
    void halfSurrogatesAndNul_becomeReplacementCharacters() {
        JsonNode tree = read("{\"a\":[\"cut \\ud83d\",\"\\ude00\",\"whole \\ud83d\\ude00\"],"
                + "\"k\\u0000\":{\"b\":\"\\u0000\",\"c\":1}}");

        assertThat(tree).hasToString("{\"a\":[\"cut \uFFFD\",\"\uFFFD\",\"whole \uD83D\uDE00\"],"
                + "\"k\uFFFD\":{\"b\":\"\uFFFD\",\"c\":1}}");
    }

    @Test
    void suspectEscapes_areFoundAtEveryPosition() {
        for (int shift = 0; shift < 40; shift++) {
            byte[] bytes = (" ".repeat(shift) + "\"\\ud83d\"" + " ".repeat(40 - shift))
                    .getBytes(StandardCharsets.UTF_8);

            assertThat(EscapeScan.mayHoldBadCharacters(bytes, 0, bytes.length)).isTrue();
        }
    }

    @Test
    void ordinaryEscapes_areNotSuspect() {
        byte[] bytes = "{\"a\":\"line\\nquote\\\" \\u00e9 \\\\\"}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] plain = "{\"a\":\"line\\n quote\\\" \\t \\\\ \\u1234\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EscapeScan.mayHoldBadCharacters(bytes, 0, bytes.length)).isTrue();
        assertThat(EscapeScan.mayHoldBadCharacters(plain, 0, plain.length)).isFalse();
    }

    @Test
    void anyBytes_neverThrow() {
        Property.forAll((random, size) -> {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            return bytes;
        }, bytes -> Json.read(bytes, 0, bytes.length));
    }

    @Test
    void cut_neverSplitsAPair() {
        assertThat(BoundedText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(BoundedText.cut("abcdefg", 6)).isEqualTo("abc...");
        assertThat(BoundedText.cut("ab\uD83D\uDE00xyz", 6)).isEqualTo("ab...");
    }

    private static @Nullable JsonNode read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Json.read(bytes, 0, bytes.length);
    }
}
