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
        assertThat(Toolbox.ALL).hasSize(19)
                .allSatisfy(tool -> assertThat(SkillFile.text()).contains("`" + tool.name() + "`"));
        assertThat(SkillFile.text().length()).isLessThan(6500);
    }

    @Test
    void file_namesWhatCallsForIt_whatItNeeds_andTheWorkflows() {
        assertThat(SkillFile.text().replaceAll("\\s+", " ")).contains(
                "sentry incident", "sentry triage", "investigate sentry error", "sentry runbook",
                "production incident sentry", "version: 1.0.0",
                "allowed-tools: Bash, Read, WebFetch",
                "SENTRY_AUTH_TOKEN", "SENTRY_ORG", "`event:read`", "version 8", "PagerDuty",
                "1. Detect", "2. Classify", "3. Find the cause", "4. Measure", "5. Tell people",
                "corral resolve-issue ISSUE --release VERSION", "7. Write down",
                "`list-transactions`, `transaction-summary NAME`, `slow-queries`",
                "`create-release VERSION`, `set-commits VERSION --auto`, then `list-releases`",
                "corral memory --about ISSUE", "corral remember");
    }
}
