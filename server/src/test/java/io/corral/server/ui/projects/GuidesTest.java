package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuidesTest {

    private static final String DSN = "http://key@127.0.0.1:9000/1";

    private final Guides guides = new Guides();

    @Test
    void everyGuide_hasTheDsnAndAWayToRaiseAnError() {
        guides.all().forEach((name, guide) -> {
            var filled = guide.forDsn(DSN);
            String code = filled.steps().stream().map(step -> step.code())
                    .collect(Collectors.joining("\n"));
            assertThat(code).as(name).contains(DSN).doesNotContain("{{");
            assertThat(filled.install()).as(name).isNotBlank();
            assertThat(filled.steps()).as(name).hasSizeGreaterThanOrEqualTo(2);
            assertThat(filled.steps().getLast().title()).as(name).isNotBlank();
        });
    }

    @Test
    void choose_takesTheWishThenThePlatformThenTheUsual() {
        assertThat(guides.choose("go", "python")).isEqualTo("go");
        assertThat(guides.choose("", "python-django")).isEqualTo("django");
        assertThat(guides.choose("", "python-flask")).isEqualTo("python");
        assertThat(guides.choose("<script>", "")).isEqualTo("javascript");
    }
}
