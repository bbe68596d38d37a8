package io.corral.domain.triage.check;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.IssueDraft;
import org.junit.jupiter.api.Test;

class CausePatternTest {

    private static IssueDraft broken() {
        return anIssue("A-1").isNew(30).isUnhandled().inRelease("v2.4.1", 90);
    }

    private static CausePattern pattern(Looked looked) {
        return CausePattern.of(looked.examined()).orElseThrow();
    }

    @Test
    void deploymentRegression_rollsBackToTheLastGoodRelease() {
        CausePattern pattern = pattern(Looked.at(broken().inRelease("v2.4.0", 2))
                .deployed("v2.4.1", "production", 34).deployed("v2.4.0", "production", 2_000)
                .deployed("v2.3.9", "production", 9_000)
                .deployed("v2.5.0-rc", "staging", 40));
        assertThat(pattern.cause()).isEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
        assertThat(pattern.sign()).isEqualTo("it began 4 min after deploy of v2.4.1");
        assertThat(pattern.command())
                .isEqualTo("sentry-cli releases deploys v2.3.9 new --env production");
        assertThat(pattern.actions()).first().asString()
                .startsWith("Roll back to v2.3.9, the last release in which it was not seen");
    }

    @Test
    void deploymentRegression_releasesToldByTagsAlone_areNotGoneBackTo() {
        CausePattern pattern = pattern(Looked.at(anIssue("A-1").isNew(30).isUnhandled()
                .tag("release", "v2.4.1", "v2.4.0")).deployed("v2.4.1", "production", 34)
                .deployed("v2.4.0", "production", 2_000)
                .deployed("v2.3.9", "production", 9_000));
        assertThat(pattern.command())
                .isEqualTo("sentry-cli releases deploys v2.3.9 new --env production");
    }

    @Test
    void deploymentRegression_withoutAGoodRelease_hasNoCommand() {
        CausePattern pattern = pattern(
                Looked.at(broken()).deployed("v2.4.1", "production", 34));
        assertThat(pattern.command()).isNull();
        assertThat(pattern.actions()).first().asString().contains("no earlier release");
    }

    @Test
    void hostileVersion_isQuotedOrLeftOut() {
        assertThat(pattern(Looked.at(broken()).deployed("v2.4.1", "production", 34)
                .deployed("v2 'x'; rm -rf /", "production", 2_000)).command()).isEqualTo(
                        "sentry-cli releases deploys 'v2 '\\''x'\\''; rm -rf /' new"
                                + " --env production");
        assertThat(pattern(Looked.at(broken()).deployed("v2.4.1", "production", 34)
                .deployed("--auth-token", "production", 2_000)).command()).isNull();
    }

    @Test
    void thirdPartyFailure_namesTheHost() {
        CausePattern pattern = pattern(Looked.at(anIssue("A-1")
                .at("https://shop.example/map").call("https://tiles.other.test/1", 503)));
        assertThat(pattern.cause()).isEqualTo(CauseCategory.THIRD_PARTY_FAILURE);
        assertThat(pattern.sign()).contains("tiles.other.test answered 503");
        assertThat(pattern.actions()).first().asString().contains("circuit breaker")
                .contains("tiles.other.test");
    }

    @Test
    void resourceExhaustion_namesTheLimit() {
        CausePattern pattern = pattern(Looked.at(anIssue("A-1")
                .error("PoolError", "connection pool exhausted")));
        assertThat(pattern.cause()).isEqualTo(CauseCategory.RESOURCE_EXHAUSTION);
        assertThat(pattern.sign()).contains("pool");
        assertThat(pattern.command()).isNull();
    }

    @Test
    void noise_hasNoPattern() {
        assertThat(CausePattern.of(Looked.at(anIssue("A-1").tag("environment", "staging"))
                .examined())).isEmpty();
    }
}
