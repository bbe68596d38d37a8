package io.corral.testkit.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.similar.Candidates;
import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.Rarity;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.group.similar.Similarity;
import io.corral.domain.id.IssueId;
import io.corral.testkit.grouping.Family.Half;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Proposals, measured on the pairs of the labelled set that got two keys, in a project that has
/// all base errors as issues besides: how many pairs of one bug are proposed, how many of two. The
/// table is printed; of the held-out half only sums.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalScoreTest {

    private static final int PAIRS = 90;
    private static final long SEED = 20261126;
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    // What was reached, rounded. Make them stricter when proposals get better.
    private static final double WRONG_MAX = 0.025;
    private static final double FOUND_MIN_TUNING = 0.35;
    // A share of what keys leave, so it falls when keys find what proposals found before. Of 321
    // pairs keys left 147 and both left 91; now it is 137 and 88.
    private static final double FOUND_MIN_HELD_OUT = 0.355;

    private final List<BaseError> errors = BaseErrors.all();
    private final List<IssueSketch> project = project();
    private final List<Tally> tallies = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    /// Pairs with two keys.
    ///
    /// @param missed of one bug
    /// @param found of these, proposed
    /// @param apart of two bugs
    /// @param wrong of these, proposed
    private record Tally(String name, Half half, int missed, int found, int apart, int wrong) {

        static Tally sum(Half half, List<Tally> tallies) {
            List<Tally> of = tallies.stream().filter(each -> each.half() == half).toList();
            return new Tally("sum of " + half, half,
                    of.stream().mapToInt(Tally::missed).sum(),
                    of.stream().mapToInt(Tally::found).sum(),
                    of.stream().mapToInt(Tally::apart).sum(),
                    of.stream().mapToInt(Tally::wrong).sum());
        }

        String line() {
            return String.format(Locale.ROOT, "%-24s %7d %7d %7d %7d%n", name, missed, found,
                    apart, wrong);
        }
    }

    private List<IssueSketch> project() {
        List<IssueSketch> sketches = new ArrayList<>();
        Deploy deploy = Deploy.some(new SplittableRandom(1));
        for (BaseError error : errors) {
            Event event = Rendering.event(error, deploy, Slots.of(1));
            sketches.add(sketch(sketches.size() + 10L, event));
        }
        return sketches;
    }

    private static IssueSketch sketch(long issue, Event event) {
        Representative shown = Representative.of(
                Grouping.read(event, GroupingConfig.DEFAULT), Grouping.keys(event).primary());
        return new IssueSketch(new IssueId(issue), 10, NOW, issue,
                shown == null ? List.of() : List.of(shown));
    }

    @BeforeAll
    void measure() {
        for (Family family : Families.all()) {
            tallies.add(tally(family));
        }
        StringBuilder table = new StringBuilder(String.format("%-24s %7s %7s %7s %7s%n",
                "pairs with two keys", "one bug", "found", "two", "wrong"));
        tallies.stream().filter(each -> each.half() == Half.TUNING)
                .forEach(each -> table.append(each.line()));
        for (Half half : Half.values()) {
            table.append(Tally.sum(half, tallies).line());
        }
        System.out.println(table);
        System.out.print(shown);
    }

    private Tally tally(Family family) {
        int[] counts = new int[4];
        for (LabelledPair pair : family.pairs(errors, PAIRS, SEED)) {
            if (Grouping.keys(pair.left()).primary() != Grouping.keys(pair.right()).primary()) {
                boolean proposed = isProposed(family, pair);
                counts[pair.same() ? 0 : 2]++;
                counts[pair.same() ? 1 : 3] += proposed ? 1 : 0;
            }
        }
        return new Tally(family.name(), family.half(), counts[0], counts[1], counts[2],
                counts[3]);
    }

    private boolean isProposed(Family family, LabelledPair pair) {
        List<IssueSketch> all = new ArrayList<>(project);
        all.add(sketch(1, pair.left()));
        all.add(sketch(2, pair.right()));
        int left = all.size() - 2;
        Evidence evidence = new Similarity(Rarity.of(all, NOW))
                .compare(all.get(left), all.get(left + 1));
        boolean proposed = evidence != null && evidence.score() >= Similarity.ONE_BUG
                && new Candidates(all).of(left).contains(left + 1);
        if (evidence != null && proposed != pair.same() && family.half() == Half.TUNING
                && Boolean.getBoolean("grouping.failures")) {
            shown.append(
                    String.format(Locale.ROOT, "%n%s %s %.2f f %.2f t %.2f m %.2f %s %s%n %s%n",
                            family.name(), pair.same(), evidence.score(), evidence.frames(),
                            evidence.types(), evidence.template(), evidence.doubts(),
                            evidence.typeNames(), evidence.templates()));
            evidence.aligned().forEach(frame -> shown.append("   ").append(frame).append('\n'));
        }
        return proposed;
    }

    @Test
    void pairsOfTwoBugs_areHardlyEverProposed() {
        for (Half half : List.of(Half.TUNING, Half.HELD_OUT)) {
            Tally sum = Tally.sum(half, tallies);
            assertThat((double) sum.wrong() / sum.apart()).as(sum.name())
                    .isLessThanOrEqualTo(WRONG_MAX);
        }
    }

    @Test
    void pairsOfOneBugThatTheKeyMissed_areFound() {
        Tally tuning = Tally.sum(Half.TUNING, tallies);
        Tally heldOut = Tally.sum(Half.HELD_OUT, tallies);
        assertThat((double) tuning.found() / tuning.missed())
                .isGreaterThanOrEqualTo(FOUND_MIN_TUNING);
        assertThat((double) heldOut.found() / heldOut.missed())
                .isGreaterThanOrEqualTo(FOUND_MIN_HELD_OUT);
    }
}
