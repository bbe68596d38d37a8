package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeployReaderTest {

    private static final IssueFacts OF_TWO_BUILDS = anIssue("A-1").isNew(10)
            .inRelease("web@2", 50).inRelease("web@2-old-browsers", 50).facts();

    private static @Nullable CauseCategory cause(TriageInput.ReleaseFacts... releases) {
        return Triage.rank(new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(releases),
                List.of(OF_TWO_BUILDS)), TriageSettings.DEFAULTS).getFirst().cause();
    }

    private static TriageInput.ReleaseFacts deployed(String version, Duration ago) {
        Instant at = NOW.minus(ago);
        return new TriageInput.ReleaseFacts(version, List.of("web"), at,
                List.of(new TriageInput.Deploy(version, "production", at)), List.of());
    }

    @Test
    void buildsThatGoOutTogether_areOneDeploy() {
        assertThat(cause(deployed("web@2", Duration.ofMinutes(20)),
                deployed("web@2-old-browsers", Duration.ofMinutes(24))))
                .isEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
    }

    @Test
    void ofReleasesThatGoOutTogether_theOneWithMostEventsIsBlamed_withTheNumbers() {
        IssueFacts facts = anIssue("A-1").isNew(10).inRelease("web@2-beta", 20)
                .inRelease("web@2", 57).inRelease("web@2-old-browsers", 23).facts();
        var input = new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(
                deployed("web@2-beta", Duration.ofMinutes(20)),
                deployed("web@2", Duration.ofMinutes(24)),
                deployed("web@2-old-browsers", Duration.ofMinutes(26))), List.of(facts));
        assertThat(Triage.rank(input, TriageSettings.DEFAULTS).getFirst().nextStep())
                .contains("14 minutes after web@2 (57 % of events).");
        assertThat(Triage.explain(facts, input, TriageSettings.DEFAULTS).deployBefore()
                .orElseThrow().version()).isEqualTo("web@2");
    }

    @Test
    void halfOfTheEventsInAnOldRelease_speakAgainstTheDeploy() {
        assertThat(cause(deployed("web@2", Duration.ofMinutes(20)),
                deployed("web@2-old-browsers", Duration.ofDays(9))))
                .isNotEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
    }
}
