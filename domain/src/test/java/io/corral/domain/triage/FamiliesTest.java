package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FamiliesTest {

    private static final String TEXT = "relation of the row is gone since the last migration ran";

    private static Map<String, @Nullable String> families(IssueDraft... issues) {
        List<IssueFacts> facts = Stream.of(issues).map(IssueDraft::facts).toList();
        Map<String, @Nullable String> families = new HashMap<>();
        Triage.rank(new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(), facts),
                TriageSettings.DEFAULTS)
                .forEach(verdict -> families.put(verdict.shortId(), verdict.family()));
        return families;
    }

    @Test
    void oneDependency_ofOneProject_isAFamily() {
        Map<String, @Nullable String> families = families(
                anIssue("A-1").call("https://api.other.test/a", 503),
                anIssue("A-2").call("https://api.other.test/b", 500), anIssue("A-3"));
        assertThat(families.get("A-1")).isEqualTo("dependency api.other.test")
                .isEqualTo(families.get("A-2"));
        assertThat(families.get("A-3")).isNull();
    }

    @Test
    void roots_shared_byWayOfAnother_foldAll() {
        Map<String, @Nullable String> families = families(
                anIssue("A-1").call("https://api.other.test/a", 503),
                anIssue("A-2").call("https://api.other.test/b", 500).error("Error", TEXT),
                anIssue("B-3").inProject("jobs").error("Error", TEXT));
        assertThat(families.get("A-1")).isNotNull().endsWith("(systemic)")
                .isEqualTo(families.get("B-3"));
    }

    @Test
    void noise_isNotFolded() {
        Map<String, @Nullable String> families = families(
                anIssue("A-1").call("https://api.other.test/a", 503)
                        .tag("environment", "staging"),
                anIssue("A-2").call("https://api.other.test/b", 500));
        assertThat(families.values()).containsOnlyNulls();
    }
}
