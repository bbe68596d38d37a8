package io.corral.engine.symbolicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.sourcemap.Source;
import io.corral.protocol.sourcemap.SourceMapReader;
import io.corral.protocol.sourcemap.SourceMapReader.SourceMapRead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecentTextsTest {

    private static final int LARGE = 200_000;

    private final RecentTexts texts = new RecentTexts();

    private static Source source(String content) throws IOException {
        String map = """
                {"version":3,"sources":["a.ts"],"sourcesContent":["%s"],"names":[],\
                "mappings":"AAAA"}""".formatted(content);
        return ((SourceMapRead.Read) SourceMapReader.read(
                new ByteArrayInputStream(map.getBytes(StandardCharsets.UTF_8))))
                .map().find(0, 0).orElseThrow().source();
    }

    @Test
    void text_askedForAgain_isTheSameObject() throws IOException {
        Source source = source("let a = 1");

        String first = texts.of(source).orElseThrow();

        assertThat(first).isEqualTo("let a = 1");
        assertThat(texts.of(source).orElseThrow()).isSameAs(first);
    }

    @Test
    void text_longNotAskedFor_isForgotten_andReadAgain() throws IOException {
        Source old = source("let old = 1");
        String first = texts.of(old).orElseThrow();
        for (int i = 0; i < 20; i++) {
            texts.of(source("x".repeat(LARGE)));
        }

        String again = texts.of(old).orElseThrow();

        assertThat(again).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void hugeText_isNotKept() throws IOException {
        Source huge = source("x".repeat(2 * LARGE));

        assertThat(texts.of(huge).orElseThrow()).isNotSameAs(texts.of(huge).orElseThrow());
    }
}
