package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Correction.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people say against verdicts changes the next ones, within bounds.
class CorrectionTest {

    private static final String MESSAGE = "the price list of this shop is empty";

    private static IssueDraft bug(String shortId) {
        return anIssue(shortId).error("EmptyListError", MESSAGE + " 4711").isUnhandled()
                .on("/products").isNew(30).seen(900, 400);
    }

    private static TriageInput input(IssueFacts... issues) {
        return new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(), List.of(issues));
    }

    private static Ranking rank(TriageInput input) {
        return Ranking.of(input, TriageSettings.DEFAULTS);
    }

    private static Verdict verdict(Ranking ranking, String shortId) {
        return ranking.verdicts().stream().filter(each -> each.shortId().equals(shortId))
                .findFirst().orElseThrow();
    }

    /// What ana says three days ago of an issue that is as it is now.
    private static Correction says(IssueFacts facts, Change change) {
        return says(facts, change, NOW.minus(Duration.ofDays(3)), "seen it before");
    }

    private static Correction says(
            IssueFacts facts, Change change, Instant at, @Nullable String word) {
        var about = rank(input(facts)).correctable(facts.shortId()).orElseThrow();
        return new Correction(1, facts.shortId(), "ana", at, change, word, about.before(),
                about.likeness());
    }

    private static Verdict corrected(IssueFacts facts, Correction... corrections) {
        return verdict(rank(input(facts).corrected(List.of(corrections))), facts.shortId());
    }

    @Test
    void issue_correctedDown_isThere_andTheReasonSaysWhoWhenAndWhy() {
        IssueFacts facts = bug("WEB-1").facts();
        assertThat(bug("WEB-1").verdict().tier()).isEqualTo(2);

        Verdict verdict = corrected(facts, says(facts, new Change.Tier(3)));
        assertThat(verdict.tier()).isEqualTo(3);
        assertThat(verdict.isHigh()).isFalse();
        assertThat(verdict.severity()).isEqualTo(Severity.P2);
        assertThat(verdict.path()).contains("tier 3: corrected by ana");
        assertThat(verdict.reasons().getFirst()).isEqualTo(new Verdict.Reason("corrected",
                "by ana, 3 days ago: tier 2 to tier 3, \"seen it before\" (correction)", -20));
        assertThat(verdict.whatWouldChange()).contains("that the correction is taken back");
    }

    @Test
    void issue_correctedUp_isThere_withTheSeverityOfItsTier() {
        IssueFacts facts = bug("WEB-1").facts();

        Verdict verdict = corrected(facts, says(facts, new Change.Tier(1)));
        assertThat(verdict.tier()).isEqualTo(1);
        assertThat(verdict.severity()).isEqualTo(Severity.P1);
    }

    @Test
    void issue_calledNoise_isNoise_andCalledNone_isJudgedByTheRules() {
        IssueFacts facts = bug("WEB-1").facts();
        Verdict noise = corrected(facts, says(facts, new Change.Noise(NoiseClass.BOT)));
        assertThat(noise.noise()).isEqualTo(NoiseClass.BOT);
        assertThat(noise.tier()).isEqualTo(4);
        assertThat(noise.severity()).isEqualTo(Severity.P3);

        IssueFacts staging = bug("WEB-2").tag("environment", "staging").facts();
        assertThat(rank(input(staging)).verdicts().getFirst().noise())
                .isEqualTo(NoiseClass.STAGING);
        Verdict none = corrected(staging, says(staging, new Change.Noise(null)));
        assertThat(none.noise()).isNull();
        assertThat(none.tier()).isEqualTo(2);
        assertThat(none.path()).anyMatch(rule -> rule.endsWith("no noise, corrected by ana"));
    }

    @Test
    void cause_isWhatWasSaid_andTheTierStays() {
        IssueFacts facts = bug("WEB-1").facts();

        Verdict verdict = corrected(facts,
                says(facts, new Change.Cause(CauseCategory.DATA_CORRUPTION)));
        assertThat(verdict.cause()).isEqualTo(CauseCategory.DATA_CORRUPTION);
        assertThat(verdict.tier()).isEqualTo(2);
        assertThat(verdict.path()).contains("cause data-corruption: corrected by ana");
        assertThat(corrected(facts, says(facts, new Change.Cause(null))).cause()).isNull();
    }

    @Test
    void theNewestOfAnIssue_decides() {
        IssueFacts facts = bug("WEB-1").facts();
        Correction older = says(facts, new Change.Tier(1), NOW.minus(Duration.ofDays(9)), null);
        Correction newer = says(facts, new Change.Tier(4), NOW.minus(Duration.ofDays(2)), null);

        assertThat(corrected(facts, newer, older).tier()).isEqualTo(4);
        assertThat(corrected(facts, older, newer).tier()).isEqualTo(4);
    }

    @Test
    void correctionDown_lapses_whileAnAlarmRingsThatWasNotThere() {
        Correction down = says(anIssue("WEB-1").error("EmptyListError", MESSAGE).isUnhandled()
                .on("/products").seen(900, 400).facts(), new Change.Tier(4));
        IssueFacts busy = anIssue("WEB-1").error("EmptyListError", MESSAGE).isUnhandled()
                .on("/products").isNew(30).seen(900, 400).hourly(0, 900).facts();

        Verdict verdict = corrected(busy, down);
        assertThat(verdict.tier()).isLessThan(4);
        assertThat(verdict.reasons().getFirst().signal()).isEqualTo("correction-lapsed");
        assertThat(verdict.reasons().getFirst().evidence()).contains("but since then: ");
    }

    @Test
    void issuesAlike_follow_oneTierAtMost_andSayWhatTheyAreLike() {
        Correction down = says(bug("WEB-1").facts(), new Change.Tier(4));
        IssueFacts alike = bug("WEB-2").error("EmptyListError", MESSAGE + " 88").facts();

        Verdict verdict = corrected(alike, down);
        assertThat(verdict.tier()).isEqualTo(3);
        assertThat(verdict.path()).contains("tier 3: corrected by ana, of WEB-1 (same message)");
        assertThat(verdict.reasons().getFirst().evidence())
                .endsWith("(correction of WEB-1, same message)");
    }

    @Test
    void issuesAlike_doNotFollow_whatTheRulesJudgeOtherwise_orIsTooOld_orElsewhere() {
        Correction down = says(bug("WEB-1").facts(), new Change.Tier(3));

        IssueFacts judgedOtherwise = anIssue("WEB-2").error("EmptyListError", MESSAGE + " 9")
                .on("/products").facts();
        assertThat(corrected(judgedOtherwise, down))
                .isEqualTo(rank(input(judgedOtherwise)).verdicts().getFirst());
        IssueFacts elsewhere = bug("API-1").inProject("api").facts();
        assertThat(corrected(elsewhere, down).tier()).isEqualTo(2);
        IssueFacts other = bug("WEB-3").error("EmptyListError", "no shop is open at all").facts();
        assertThat(corrected(other, down).tier()).isEqualTo(2);
        Correction old = says(bug("WEB-1").facts(), new Change.Tier(3),
                NOW.minus(Duration.ofDays(91)), null);
        assertThat(corrected(bug("WEB-2").facts(), old).tier()).isEqualTo(2);
        assertThat(corrected(bug("WEB-1").facts(), old).tier()).isEqualTo(3);
    }

    @Test
    void issuesAlike_areNotTakenDown_whenTheyHurtHard() {
        IssueDraft lossy = bug("WEB-2").crumb("order lost: no record was written");
        Correction noise = says(bug("WEB-1").facts(), new Change.Noise(NoiseClass.EXPECTED));

        assertThat(corrected(bug("WEB-4").facts(), noise).noise())
                .isEqualTo(NoiseClass.EXPECTED);
        assertThat(corrected(lossy.facts(), noise).tier()).isLessThanOrEqualTo(2);
    }

    @Test
    void issuesAlike_areNotTakenDown_whileTheyHaveANewAlarm() {
        IssueDraft calm = anIssue("WEB-1").error("EmptyListError", MESSAGE).on("/products");
        Correction noise = says(calm.facts(), new Change.Noise(NoiseClass.EXPECTED));
        IssueDraft alike = anIssue("WEB-2").error("EmptyListError", MESSAGE).on("/products");

        assertThat(corrected(alike.facts(), noise).noise()).isEqualTo(NoiseClass.EXPECTED);
        IssueFacts back = alike.isRegressed().facts();
        assertThat(rank(input(back)).verdicts().getFirst().tier())
                .isEqualTo(calm.verdict().tier());
        assertThat(corrected(back, noise).noise()).isNull();
    }

    @Test
    void next_judgesAnewWhatACorrectionIsAbout_andNothingElse() {
        IssueFacts[] issues = IntStream.range(0, 300)
                .mapToObj(i -> i < 3
                        ? bug("WEB-" + i).facts()
                        : bug("WEB-" + i).error("E" + i, "word" + (char) ('a' + i % 26)).facts())
                .toArray(IssueFacts[]::new);
        Ranking first = rank(input(issues));
        TriageInput corrected = input(issues).corrected(
                List.of(says(issues[0], new Change.Tier(3))));
        List<String> read = new ArrayList<>();
        Ranking.Means means = new Ranking.Means(parts -> parts.forEach(Runnable::run), part -> {
            part.forEach(each -> read.add(each.shortId()));
            return part;
        }, List.of());

        Ranking next = first.next(corrected, Duration.ofHours(1), means);
        assertThat(read).containsExactlyInAnyOrder("WEB-0", "WEB-1", "WEB-2");
        assertThat(next.verdicts()).isEqualTo(rank(corrected).verdicts());
        assertThat(next.next(corrected, Duration.ofHours(1), means)).isSameAs(next);
        assertThat(next.next(input(issues), Duration.ofHours(1), means).verdicts())
                .isEqualTo(first.verdicts());
        assertThat(read).hasSize(6);
    }

    @Test
    void again_givesTheSameList_howeverItCameAbout() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            List<IssueFacts> issues = new ArrayList<>(IntStream.range(0, 40)
                    .mapToObj(i -> someIssue(i, random)).toList());
            Instant time = NOW;
            Ranking ranking = rank(input(issues.toArray(IssueFacts[]::new)).asOf(time));
            List<Correction> corrections = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                time = time.plus(Duration.ofMinutes(random.nextInt(50)));
                int at = random.nextInt(issues.size());
                issues.set(at, someIssue(at, random));
                if (random.nextBoolean()) {
                    corrections.add(says(issues.get(random.nextInt(issues.size())),
                            someChange(random), time, null));
                }
                ranking = ranking.next(input(issues.toArray(IssueFacts[]::new)).asOf(time)
                        .corrected(corrections), Duration.ofHours(1), Ranking.Means.PLAIN);
            }
            assertThat(Ranking.again(ranking.input(), TriageSettings.DEFAULTS,
                    ranking.judgedAt(), Ranking.Means.PLAIN).verdicts())
                    .as("seed " + seed).isEqualTo(ranking.verdicts());
        }
    }

    private static IssueFacts someIssue(int number, Random random) {
        IssueDraft draft = anIssue("WEB-" + number)
                .error("E" + random.nextInt(3), MESSAGE + " " + random.nextInt(100))
                .on("/products").isNew(random.nextInt(2000)).seen(900, random.nextInt(600));
        return (random.nextBoolean() ? draft.isUnhandled() : draft).facts();
    }

    private static Change someChange(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Change.Tier(1 + random.nextInt(4));
            case 1 -> new Change.Noise(random.nextBoolean() ? NoiseClass.BOT : null);
            default -> new Change.Cause(CauseCategory.INFRASTRUCTURE);
        };
    }
}
