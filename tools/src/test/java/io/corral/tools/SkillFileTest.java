package io.corral.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SkillFileTest {

    private static final String REGENERATE =
            """
            write it anew with: ./mvnw -q -pl tools -am test -Dtest=SkillFileTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dcorral.regenerate=true""";

    private final Path file = Path.of(
            Objects.requireNonNull(System.getProperty("corral.root")), "docs", "agents", "corral",
            "SKILL.md");

    @Test
    void file_isCurrent() throws IOException {
        if (Boolean.getBoolean("corral.regenerate")) {
            Files.writeString(file, SkillFile.text());
        }
        assertThat(file).as(REGENERATE).content().isEqualTo(SkillFile.text());
    }

    @Test
    void file_namesEveryTool_inFewWords() {
        assertThat(Toolbox.ALL).hasSize(15)
                .allSatisfy(tool -> assertThat(SkillFile.text()).contains("`" + tool.name() + "`"));
        assertThat(SkillFile.text().length()).isLessThan(6000);
    }
}
