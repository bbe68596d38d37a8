package io.corral.engine.symbolicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceUrlsTest {

    @Test
    void candidates_areWithAndWithoutHostAndQuery() {
        assertThat(SourceUrls.candidates("https://x.io/a/b.js?v=1#f")).containsExactlyInAnyOrder(
                "https://x.io/a/b.js?v=1", "https://x.io/a/b.js", "~/a/b.js?v=1", "~/a/b.js");
        assertThat(SourceUrls.candidates("app:///a.js")).contains("app:///a.js", "~/a.js");
        assertThat(SourceUrls.candidates("/srv/a.js")).contains("/srv/a.js", "~/srv/a.js");
        assertThat(SourceUrls.candidates("a.js")).contains("a.js", "~/a.js");
        assertThat(SourceUrls.candidates("~/a.js")).containsExactly("~/a.js");
        assertThat(SourceUrls.candidates("https://x.io")).contains("https://x.io", "~/");
    }

    @Test
    void resolve_followsReferences() {
        assertThat(SourceUrls.resolve("~/a/b.js", "b.js.map")).isEqualTo("~/a/b.js.map");
        assertThat(SourceUrls.resolve("~/a/b.js", "../m/b.js.map")).isEqualTo("~/m/b.js.map");
        assertThat(SourceUrls.resolve("~/a/b.js", "/m.map")).isEqualTo("~/m.map");
        assertThat(SourceUrls.resolve("https://x/a/b.js?q=/z/", "../../../m"))
                .isEqualTo("https://x/m");
        assertThat(SourceUrls.resolve("https://x/a.js", "https://y/m")).isEqualTo("https://y/m");
        assertThat(SourceUrls.resolve("b.js", "b.js.map")).isEqualTo("b.js.map");
    }

    @Test
    void paths_ofBundlers_areRead() {
        assertThat(SourcePaths.filename("webpack:///./src/a.ts?1a2b")).isEqualTo("src/a.ts");
        assertThat(SourcePaths.filename("webpack://shop/./src/a.ts")).isEqualTo("src/a.ts");
        assertThat(SourcePaths.filename("../../src/a.ts")).isEqualTo("src/a.ts");
        assertThat(SourcePaths.filename("/home/ci/a.ts")).isEqualTo("/home/ci/a.ts");
        assertThat(SourcePaths.module("src/a.ts")).isEqualTo("src/a");
        assertThat(SourcePaths.module("src/.env")).isNull();
        assertThat(SourcePaths.isForeign("webpack:///./node_modules/x/i.js")).isTrue();
        assertThat(SourcePaths.isForeign("webpack:///webpack/bootstrap")).isTrue();
        assertThat(SourcePaths.isForeign("webpack:///external \"fs\"")).isTrue();
        assertThat(SourcePaths.isForeign("\0commonjsHelpers.js")).isTrue();
        assertThat(SourcePaths.isForeign("../src/a.ts")).isFalse();
    }
}
