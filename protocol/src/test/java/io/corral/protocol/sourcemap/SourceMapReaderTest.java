package io.corral.protocol.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.sourcemap.MapText.Segment;
import io.corral.protocol.sourcemap.SourceMap.Token;
import io.corral.protocol.sourcemap.SourceMapReader.SourceMapRead;
import io.corral.testkit.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceMapReaderTest {

    private static SourceMapRead read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceMapRead read(byte[] json) {
        try {
            return SourceMapReader.read(new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceMap map(String json) {
        return ((SourceMapRead.Read) read(json)).map();
    }

    private static String sentence(String json) {
        return ((SourceMapRead.Broken) read(json)).sentence();
    }

    /// The example of the standard's own text: `AAAA` is the beginning of everything.
    @Test
    void find_coveringToken_hasSourceNameAndContent() {
        SourceMap map = map("""
                {"version":3,"file":"a.min.js","sourceRoot":"src","sources":["a.ts","/b.ts",null],
                "sourcesContent":["let first = 1;\\nfirst()"],"names":["first"],
                "x_google_ignoreList":[1],"mappings":"AAAA,IAAIA;KCAA","debugId":"x"}""");

        Token token = map.find(0, 7).orElseThrow();
        assertThat(token.source().path()).isEqualTo("src/a.ts");
        assertThat(token.source().content()).contains("let first = 1;\nfirst()");
        assertThat(token.source().ignored()).isFalse();
        assertThat(token).returns(4, Token::generatedColumn).returns(0, Token::line)
                .returns(4, Token::column).returns("first", Token::name);
        assertThat(map.find(0, 3).orElseThrow().name()).isNull();
        assertThat(map.find(1, 4)).isEmpty();
        Token second = map.find(1, 5).orElseThrow();
        assertThat(second.source().path()).isEqualTo("/b.ts");
        assertThat(second.source().ignored()).isTrue();
        assertThat(second.source().content()).isEmpty();
        assertThat(map.find(2, 0)).isEmpty();
        assertThat(map.weightBytes()).isPositive();
    }

    @Test
    void sections_areFoundByTheirOffset() {
        String inner =
                "{\"version\":3,\"sources\":[\"%s\"],\"names\":[],\"mappings\":\"AAAA;AACA\"}";
        SourceMap map = map(")]}'\n{\"version\":3,\"sections\":["
                + "{\"offset\":{\"line\":2,\"column\":10},\"map\":" + inner.formatted("b") + "},"
                + "{\"offset\":{\"line\":0,\"column\":5},\"map\":" + inner.formatted("a") + "}]}");

        assertThat(map.find(0, 4)).isEmpty();
        assertThat(map.find(0, 5).orElseThrow().source().path()).isEqualTo("a");
        assertThat(map.find(2, 9)).isEmpty();
        Token token = map.find(2, 12).orElseThrow();
        assertThat(token.source().path()).isEqualTo("b");
        assertThat(token).returns(2, Token::generatedLine).returns(10, Token::generatedColumn);
        assertThat(map.find(3, 0).orElseThrow().line()).isEqualTo(1);
    }

    @Test
    void broken_saysWhy() {
        assertThat(sentence("[]")).contains("not a JSON object");
        assertThat(sentence("")).contains("not a JSON object");
        assertThat(sentence("{\"version\":3")).contains("not JSON");
        assertThat(sentence("{\"version\":2,\"mappings\":\"\"}")).contains("revision 3");
        assertThat(sentence("{\"version\":3}")).contains("no mappings");
        assertThat(sentence("{\"mappings\":\"A!\"}")).contains("base 64");
        assertThat(sentence("{\"mappings\":\"D\"}")).contains("out of range");
        assertThat(sentence("{\"mappings\":\"AAAAAA\"}")).contains("more than five");
        assertThat(sentence("{\"mappings\":\"////////A\"}")).contains("too large");
        assertThat(sentence("{\"sections\":[{\"offset\":{\"line\":0,\"column\":0}}]}"))
                .contains("no map of its own");
    }

    private record Case(List<Segment> segments, List<int[]> places) {}

    /// Every place gives what a plain search over the segments gives, sorted or not.
    @Test
    void find_anyMap_isWhatAPlainSearchFinds() {
        Property.forAll(300, SourceMapReaderTest::aCase, each -> {
            SourceMap map = map("{\"sources\":[\"0\",\"1\",\"2\"],\"names\":[\"n0\",\"n1\"],"
                    + "\"mappings\":\"" + MapText.of(each.segments) + "\"}");
            for (int[] place : each.places) {
                List<Integer> expected = naive(each.segments, place[0], place[1]);
                List<Integer> found = map.find(place[0], place[1])
                        .map(SourceMapReaderTest::numbers).orElse(null);
                assertThat(found).as("%s:%s", place[0], place[1]).isEqualTo(expected);
            }
        });
    }

    private static List<Integer> numbers(Token token) {
        List<Integer> numbers = new ArrayList<>(List.of(
                Integer.parseInt(token.source().path()), token.line(), token.column()));
        String name = token.name();
        if (name != null) {
            numbers.add(Integer.parseInt(name.substring(1)));
        }
        return numbers;
    }

    private static @Nullable List<Integer> naive(List<Segment> segments, int line, int column) {
        Segment best = null;
        for (Segment segment : segments) {
            boolean covers = segment.line() == line && segment.column() <= column;
            if (covers && (best == null || segment.column() >= best.column())) {
                best = segment;
            }
        }
        return best == null ? null : best.to();
    }

    private static Case aCase(RandomGenerator random, int size) {
        List<Segment> segments = new ArrayList<>();
        int lines = 1 + random.nextInt(4);
        boolean shuffled = random.nextInt(5) == 0;
        for (int line = 0; line < lines; line++) {
            int at = line * (1 + random.nextInt(3));
            List<Segment> ofLine = new ArrayList<>();
            int column = 0;
            for (int i = random.nextInt(1 + size * 2); i > 0; i--) {
                column += random.nextInt(40);
                ofLine.add(new Segment(at, column, target(random)));
            }
            if (shuffled) {
                Collections.shuffle(ofLine, new Random(random.nextLong()));
            }
            boolean follows = segments.isEmpty() || segments.getLast().line() < at;
            segments.addAll(follows ? ofLine : List.of());
        }
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            places.add(new int[]{random.nextInt(lines * 3), random.nextInt(1 + size * 50)});
        }
        return new Case(segments, places);
    }

    private static @Nullable List<Integer> target(RandomGenerator random) {
        if (random.nextInt(10) == 0) {
            return null;
        }
        List<Integer> to = new ArrayList<>(List.of(
                random.nextInt(3), random.nextInt(100_000), random.nextInt(500)));
        if (random.nextBoolean()) {
            to.add(random.nextInt(2));
        }
        return to;
    }

    @Test
    void read_anyBytes_neverThrows() {
        byte[] good = ("{\"version\":3,\"sources\":[\"a\"],\"names\":[\"b\"],"
                + "\"sections\":[{\"offset\":{\"line\":0},\"map\":{\"mappings\":\"AAAAA;AACA\"}}],"
                + "\"mappings\":\"AAAA,CAAC;;GAEG\"}").getBytes(StandardCharsets.UTF_8);
        Property.forAll((random, _) -> {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            return bytes;
        }, bytes -> assertThat(read(bytes)).isNotNull());
    }
}
