package io.corral.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.Corrections.Wish;
import io.corral.store.triage.LastRankingStore;
import io.corral.testkit.Property;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.memory.MemoryLastRankingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// A ranking that goes on from that of another process is the one made from the start.
class SavedRankingTest {

    private static final int ISSUES = 12;
    private static final List<String> TITLES = List.of("Payment of an order was lost",
            "TimeoutError: no answer of api.bank.example", "Retry 5 of 5 failed: dead letter",
            "ResizeObserver loop limit exceeded", "No such table: 客户", "");

    private final SmallTriage small = new SmallTriage();
    private final OrganizationId acme = small.organization("acme");

    private GroupedEventBuilder event(RandomGenerator random, int key) {
        return small.bug(1, key, TITLES.get(random.nextInt(TITLES.size())) + " " + key)
                .withLevel(random.nextBoolean() ? Level.FATAL : Level.WARNING)
                .handled(random.nextBoolean())
                .ofUser(random.nextLong(1, 50))
                .inRelease(random.nextBoolean() ? "shop@1.0" : "shop@1.1")
                .inEnvironment(random.nextBoolean() ? "production" : "staging")
                .at(small.now.minusSeconds(random.nextLong(100_000)));
    }

    private List<Issue> happen(RandomGenerator random, int events) {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            issues.add(small.happens(event(random, random.nextInt(1, ISSUES + 1))));
        }
        return issues;
    }

    @Test
    void goingOn_saysWhatStartingSays() {
        Property.forAll(20, (random, _) -> random.nextLong(), seed -> {
            var test = new SavedRankingTest();
            test.goesOn(new Random(seed));
        });
    }

    private void goesOn(RandomGenerator random) {
        List<Issue> issues = happen(random, 60);
        correct(issues.getFirst());
        List<Verdict> before = small.triage.rank(acme).verdicts();
        small.triage.keep();
        assertThat(verdicts(small.last)).isEqualTo(before);

        happen(random, random.nextInt(10));
        if (random.nextBoolean()) {
            correct(issues.getLast());
        }
        assertThat(verdicts(small.last)).isEqualTo(verdicts(new MemoryLastRankingStore()));
    }

    private void correct(Issue issue) {
        assertThat(small.corrections.correct(acme, issue, new Wish.To(new Change.Noise(null)),
                "people saw it", small.somebody())).isNotNull();
    }

    private List<Verdict> verdicts(LastRankingStore kept) {
        return small.another(kept).rank(acme).verdicts();
    }

    @Test
    void goingOn_judgesOnlyWhatChanged() {
        happen(new Random(1), 60);
        small.triage.rank(acme);
        small.triage.keep();
        Instant first = small.now;
        small.now = first.plus(Duration.ofMinutes(5));
        Issue changed = small.happens(event(new Random(2), 1));

        IssueTriage next = small.another(small.last);
        next.rank(acme);
        Map<String, Instant> judgedAt =
                next.snapshot(acme).orElseThrow().ranking().judgedAt();
        assertThat(judgedAt).hasSizeGreaterThan(ISSUES / 2);
        judgedAt.forEach((shortId, at) -> assertThat(at).as(shortId).isEqualTo(
                shortId.equals(changed.shortId("shop").toString()) ? small.now : first));
    }

    @Test
    void ofAnotherHour_isNotGoneOnFrom() {
        happen(new Random(1), 30);
        small.triage.rank(acme);
        small.triage.keep();
        byte[] kept = small.last.find(acme).orElseThrow();
        assertThat(SavedRanking.read(kept)).hasValueSatisfying(saved -> {
            assertThat(saved.isGoodAt(small.now)).isTrue();
            assertThat(saved.isGoodAt(small.now.plus(Duration.ofHours(1)))).isFalse();
        });
    }

    @Test
    void nothingNew_isKeptOnce() {
        happen(new Random(1), 5);
        small.triage.rank(acme);
        small.triage.keep();
        small.last.put(acme, new byte[0]);
        small.triage.rank(acme);
        small.triage.keep();
        assertThat(small.last.find(acme)).hasValueSatisfying(
                bytes -> assertThat(bytes).isEmpty());
    }

    @Test
    void whatCannotBeRead_isMadeAgain() {
        happen(new Random(1), 30);
        List<Verdict> before = small.triage.rank(acme).verdicts();
        small.triage.keep();
        byte[] kept = small.last.find(acme).orElseThrow();
        for (int length = 0; length < kept.length; length += 7) {
            assertThat(SavedRanking.read(Arrays.copyOf(kept, length))).isEmpty();
        }
        small.last.put(acme, new byte[]{1, 2, 3});
        assertThat(verdicts(small.last)).isEqualTo(before);
    }

    @Test
    void facts_areTheSameValues() {
        happen(new Random(3), 60);
        List<IssueFacts> before = small.triage.rank(acme).facts();
        small.triage.keep();
        assertThat(small.another(small.last).rank(acme).facts()).isEqualTo(before);
    }
}
