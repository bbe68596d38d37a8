package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration AGE_MAX = Duration.ofMinutes(5);

    private static IssueFacts issue(int number, long users) {
        return new IssueFacts("A-" + number, "a", "Timeout " + number, "/checkout", "Timeout",
                "it took too long", false, null, null, "new", null, true, users, users,
                NOW.minus(Duration.ofHours(1)), NOW, List.of(), List.of(), Map.of(), null,
                List.of(), Map.of());
    }

    private static TriageInput input(Instant now, List<IssueFacts> issues) {
        return new TriageInput(now, ProductContext.NONE, Map.of(), List.of(), issues);
    }

    private static Ranking next(Ranking before, TriageInput input) {
        return before.next(input, AGE_MAX, Ranking.Means.PLAIN);
    }

    @Test
    void next_ofTheSame_isTheSameRanking() {
        List<IssueFacts> issues = List.of(issue(1, 5), issue(2, 900));
        Ranking first = Ranking.of(input(NOW, issues), TriageSettings.DEFAULTS);

        assertThat(next(first, input(NOW.plusSeconds(60), issues.reversed()))).isSameAs(first);
    }

    @Test
    void next_equalsARankingFromTheBeginning_whateverChanged() {
        List<IssueFacts> issues = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(i -> issue(i, i)).toList());
        Ranking first = Ranking.of(input(NOW, issues), TriageSettings.DEFAULTS);
        issues.set(7, issue(7, 5_000));
        issues.remove(20);
        issues.add(issue(99, 3));

        TriageInput changed = input(NOW, issues);
        assertThat(next(first, changed).verdicts())
                .isEqualTo(Triage.rank(changed, TriageSettings.DEFAULTS))
                .first().extracting(Verdict::shortId).isEqualTo("A-7");
    }

    @Test
    void next_afterTheAge_orInAnotherContext_judgesAnew() {
        List<IssueFacts> issues = List.of(issue(1, 5));
        Ranking first = Ranking.of(input(NOW, issues), TriageSettings.DEFAULTS);

        assertThat(next(first, input(NOW.plus(AGE_MAX).plusSeconds(1), issues)))
                .isNotSameAs(first);
        var context = new ProductContext("", List.of(), List.of(), List.of(), List.of(),
                List.of(new ProductContext.KnownNoise("Timeout", "known")), Map.of());
        assertThat(next(first, input(NOW, issues).in(context)).verdicts().getFirst().reasons())
                .extracting(Verdict.Reason::signal).contains("known-noise");
    }

    @Test
    void next_whenSessionsOfAProjectGoAnotherWay_judgesItsIssuesAnew() {
        List<IssueFacts> issues = List.of(issue(1, 5));
        Ranking first = Ranking.of(withHealth(issues, 99), TriageSettings.DEFAULTS);

        assertThat(first.verdicts().getFirst().severity()).isNotEqualTo(Severity.P0);
        assertThat(next(first, withHealth(issues, 80)).verdicts().getFirst().severity())
                .isEqualTo(Severity.P0);
    }

    @Test
    void next_whileEnoughSessionsGoWell_judgesNothingAnew_andKnowsTheirNumber() {
        List<IssueFacts> issues = List.of(issue(1, 5), issue(2, 900));
        Ranking first = Ranking.of(withHealth(issues, 99.8), TriageSettings.DEFAULTS);
        TriageInput later = withHealth(issues, 99.7);

        Ranking second = next(first, later);
        assertThat(second.verdicts()).isSameAs(first.verdicts())
                .isEqualTo(Triage.rank(later, TriageSettings.DEFAULTS));
        assertThat(second.input().sessions()).isEqualTo(later.sessions());
    }

    @Test
    void restored_goesOnFromWhatWasFound() {
        List<IssueFacts> issues = List.of(issue(1, 5), issue(2, 900), issue(3, 7));
        Ranking first = Ranking.of(input(NOW, issues), TriageSettings.DEFAULTS);
        Ranking restored = Ranking.restored(first.input(), TriageSettings.DEFAULTS, List.of(),
                first.findings());
        assertThat(restored.verdicts()).isEqualTo(first.verdicts());
        assertThat(next(restored, input(NOW.plusSeconds(60), issues))).isSameAs(restored);

        List<IssueFacts> changed = List.of(issue(1, 5_000), issues.get(1), issues.get(2));
        assertThat(next(restored, input(NOW, changed)).verdicts())
                .isEqualTo(Triage.rank(input(NOW, changed), TriageSettings.DEFAULTS));
    }

    private static TriageInput withHealth(List<IssueFacts> issues, double crashFree) {
        return new TriageInput(NOW, ProductContext.NONE,
                Map.of("a", new TriageInput.SessionHealth(crashFree, null, 100)), List.of(),
                issues);
    }

    @Test
    void parts_onAnyThreads_giveTheSameList() {
        List<IssueFacts> issues = IntStream.range(0, 6_000)
                .mapToObj(i -> issue(i, i % 977)).toList();
        TriageInput input = input(NOW, issues);
        List<Integer> parts = new ArrayList<>();

        Ranking parted = Ranking.of(input, TriageSettings.DEFAULTS, new Ranking.Means(all -> {
            parts.add(all.size());
            all.reversed().parallelStream().forEach(Runnable::run);
        }, part -> part, List.of()));
        assertThat(parted.verdicts()).isEqualTo(Triage.rank(input, TriageSettings.DEFAULTS));
        assertThat(parts).containsExactly(12);
    }

    @Test
    void loader_givesEvents_andAddressesSayWhichHostsAreOurs() {
        List<IssueFacts> issues = List.of(issue(1, 5), issue(2, 6));
        var event = new EventDraft(new EventId(1, 2)).environment("staging").build();
        Ranking loaded = Ranking.of(input(NOW, issues), TriageSettings.DEFAULTS,
                new Ranking.Means(parts -> parts.forEach(Runnable::run),
                        part -> part.stream().map(each -> each.with(event)).toList(),
                        List.of("https://shop.example/a")));

        assertThat(loaded.verdicts()).allSatisfy(verdict -> {
            assertThat(verdict.noise()).isEqualTo(NoiseClass.STAGING);
            assertThat(verdict.notSeen()).doesNotContain("latestEvent");
        });
        assertThat(next(loaded, input(NOW, issues))).isNotSameAs(loaded);
    }
}
