package io.corral.domain.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Fixes SHOP-1A                               | SHOP-1A",
        "fix: SHOP-1A                                | SHOP-1A",
        "Catch the timeout (closes shop-1a)          | SHOP-1A",
        "Resolved SHOP-1A, SHOP-2 and my-app-3       | SHOP-1A SHOP-2 MY-APP-3",
        "fixes SHOP-1 & SHOP-2                       | SHOP-1 SHOP-2",
        "fixes SHOP-1. And resolves SHOP-1 again     | SHOP-1",
        "prefixes SHOP-1                             |",
        "see SHOP-1                                  |",
        "fixes #12                                   |",
        "fixes the build of SHOP-1                   |",
        "Fixes                                       |",
    })
    void fixes_namedIssues_areFound(String message, String expected) {
        List<String> names = CommitMessage.fixes(message).stream().map(ShortId::toString).toList();

        assertThat(String.join(" ", names)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void fixes_hostileMessages_areReadInTime() {
        String dashes = "fixes " + "a-".repeat(50_000);
        String commas = "fixes " + "a-1, ".repeat(20_000);

        assertThat(CommitMessage.fixes(null)).isEmpty();
        assertTimeout(Duration.ofSeconds(2), () -> {
            CommitMessage.fixes(dashes);
            assertThat(CommitMessage.fixes(commas)).hasSize(1);
        });
    }
}
