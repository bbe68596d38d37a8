package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "src/a.ts, javascript, typescript", "https://x/a.js?v=1.2, javascript, typescript",
        "shop/a.py, python, python", "A.kt, java, kotlin", "A.java, java, java",
        "view.unknown, python, python", ", go, go", "data.bin, other, ''", "x.?, other, ''"
    })
    void of_endingThenPlatform(@Nullable String file, String platform, String language) {
        assertThat(SourceLanguage.of(file, platform)).isEqualTo(language);
    }
}
