package io.corral.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final String REGENERATE =
            """
            write it anew with: ./mvnw -q -pl server -am test -Dtest=ConfigurationPageTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dcorral.regenerate=true""";

    private final Path page = Path.of(
            Objects.requireNonNull(System.getProperty("corral.root")), "docs", "guide",
            "configuration.md");

    @Test
    void page_isCurrent() throws IOException {
        if (Boolean.getBoolean("corral.regenerate")) {
            Files.writeString(page, ConfigurationPage.markdown());
        }
        assertThat(page).as(REGENERATE).content().isEqualTo(ConfigurationPage.markdown());
    }
}
