package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilesTest {

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000, image/png", "ffd8ffe000104a464946, image/jpeg",
        "474946383961, image/gif", "524946460000000057454250, image/webp",
        "52494646000000004156490a, ", "3c7376672078, ", "424d0000, ", "ff, ", "'', "
    })
    void type_isReadFromTheFirstBytes(String hex, @Nullable String type) {
        assertThat(EventFiles.type(HexFormat.of().parseHex(hex)).orElse(null)).isEqualTo(type);
    }

    @Test
    void markup_isNoPicture() {
        assertThat(EventFiles.type("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(EventFiles.type("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
