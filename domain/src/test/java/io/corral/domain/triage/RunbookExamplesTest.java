package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The three worked examples of the incident runbook (R88, R89, R90).
class RunbookExamplesTest {

    @Test
    void payments_crashAfterAMergedDependency_isP0ByCrashFreeSessions() {
        Verdict verdict = anIssue("PAY-1").inProject("payments").isNew(5).isUnhandled()
                .error("PaymentProcessingError", "unexpected field in webhook of the provider")
                .on("POST /webhooks/payment").seen(200, 150).hourly(200)
                .verdictAfter("payments@4.1.0", 20,
                        new TriageInput.SessionHealth(91, null, 2000));
        assertThat(verdict.severity()).isEqualTo(Severity.P0);
        assertThat(verdict.path()).anyMatch(rule -> rule.contains("crash-free sessions"))
                .noneMatch(rule -> rule.contains("events a minute"));
        assertThat(verdict.cause()).isEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
        assertThat(verdict.nextStep()).startsWith("Roll back");
    }

    @Test
    void geocoding_503WithACache_isP2ByItsFallback() {
        Verdict verdict = anIssue("GEO-1").isNew(60).at("https://shop.example/stores")
                .error("ServiceUnavailableError", "geocoding answered 503").seen(180, 40)
                .call("https://api.geocoding.test/v1/find", 503)
                .crumb("fallback: cached coordinates").verdict();
        assertThat(verdict.severity()).isEqualTo(Severity.P2);
        assertThat(verdict.cause()).isEqualTo(CauseCategory.THIRD_PARTY_FAILURE);
        assertThat(verdict.whatWouldChange()).anyMatch(fact -> fact.contains("fallback"));
    }

    @Test
    void typeError_rightAfterARelease_isP1ByUsersAnHour() {
        Verdict verdict = anIssue("WEB-1").isNew(45).isUnhandled()
                .error("TypeError", "Cannot read properties of undefined (reading 'fullName')")
                .on("/profile").seen(900, 320).verdictAfter("web@2.4.1", 50, null);
        assertThat(verdict.severity()).isEqualTo(Severity.P1);
        assertThat(verdict.cause()).isEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
        assertThat(verdict.isHigh()).isTrue();
    }
}
