package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReaderTest {

    private static Verdict check(String message) {
        return anIssue("A-1").message(message).level(Level.WARNING).since(40).seen(9, 0).verdict();
    }

    private static List<String> signals(Verdict verdict) {
        return verdict.reasons().stream().map(Verdict.Reason::signal).toList();
    }

    private static void assertUrgent(String message, String step) {
        Verdict verdict = check(message);
        assertThat(verdict.path()).contains(step);
        assertThat(verdict.severity()).isEqualTo(Severity.P0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "zorp 12 captured 84.10 EUR, receipt 61.35 EUR",
        "mandate 7 collected twice for 2026-11, 2 x 39.90",
        "fee posted although the balance is 0.00 EUR",
        "rental 9 billed 3x minutes (expected 12.00 EUR)",
        "Vertrag 9 abgebucht, 12,00 EUR statt 10,00 EUR"})
    void twoAmounts_orOneTwice_areWrongMoney_whateverTheVolume(String message) {
        assertUrgent(message, "tier 1: wrong money");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "invoice 12 paid, 84.10 EUR",
        "overview shows 910.00 EUR, billed 900.00 EUR by contract",
        "upgrade from 2.10.33 to 2.11.40, 2 x restarted",
        "quota: 12 of 40 charges used"})
    void oneAmount_whatIsOnlyShown_andVersions_areNot(String message) {
        assertThat(signals(check(message))).doesNotContain("wrong-money");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "session owner 97714 received animal 4410 (owner 98102)",
        "page of publisher 3301 shown, signed in as publisher 1180",
        "document for applicant 7712 merged with terms of applicant 7719",
        "confirmation SK-71190 printed with documents of SK-71189"})
    void numbersOfTwoPeople_areOtherPeoplesData(String message) {
        assertUrgent(message, "tier 1: other people's data");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "route BRE2, data LEJ1 (both of tenant 12), customer 7",
        "member 12 asked again, member 12 was told",
        "host 12 moved to host 13",
        "CP-12 and CP-13 asked, UTF-8 and ISO-8859"})
    void onePerson_andTwoMachines_areNot(String message) {
        assertThat(signals(check(message))).doesNotContain("other-peoples-data");
    }

    @Test
    void numbersOfTwoPeople_inWhatNothingCaught_areNot() {
        assertThat(signals(anIssue("A-1").error("KeyError", "owner 12 is not owner 13")
                .isUnhandled().seen(9, 2).verdict())).doesNotContain("other-peoples-data");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "disk usage /var/lib 86% (threshold 85%)",
        "worker over its memory: 131 MB of 128 MB",
        "fd usage 58,120 of 65,536 on a-3",
        "remaining time 1204 ms of 30000 ms"})
    void aGauge_isStability_andExhaustion(String message) {
        Verdict verdict = check(message);
        assertThat(verdict.path())
                .contains("tier 3: a gauge of a machine, and nothing failed yet");
        assertThat(verdict.cause()).isEqualTo(CauseCategory.RESOURCE_EXHAUSTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "booking 7: 2 rows lost after merge", "412 originals deleted, no copy"})
    void thingsThatAreGone_areLost_whateverTheVolume(String message) {
        assertUrgent(message, "tier 1: what people entered or own is thrown away");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "promoted, 0 rows lost", "100 of 100 samples dropped", "client/2.1 removed after 2027",
        "412 payouts not sent"})
    void nothing_telemetry_versions_andWhatIsLate_areNot(String message) {
        assertThat(check(message).tier()).isGreaterThan(1);
    }

    @Test
    void aGauge_withWhatWasLost_orAWarning_isMore() {
        assertThat(signals(check("memory 131 MB of 128 MB, messages removed: 4411")))
                .doesNotContain("gauge");
        assertThat(anIssue("A-1").message("memory 131 MB of 128 MB").level(Level.WARNING)
                .crumb(NotesReaderTest.warning("run stays open")).since(40).seen(9, 0).verdict()
                .tier()).isEqualTo(2);
    }
}
