package io.corral.testkit.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.similar.Candidates;
import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.OverMerge;
import io.corral.domain.group.similar.Rarity;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.group.similar.Similarity;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.testkit.grouping.Family.Half;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Proposals, measured on the pairs of the labelled set in a project that has all base errors as
/// issues besides. Of pairs that got two keys: how many of one bug are proposed to be merged, how
/// many of two. Of pairs that got one key, as an issue with five events like each: how many of two
/// bugs are proposed to be split, how many of one. The tables are printed; of the held-out half and
/// of the fifth part only sums.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalScoreTest {

    private static final int EVENTS = 5;
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    // What was reached, rounded. Make them stricter when proposals get better.
    // What is found is a share of what keys leave, so it falls when keys find what proposals found
    // before: keys left 138 pairs of the held-out half, of which 79 are proposed, and 559 of the
    // closed half of the sixth part, of which 244 are.
    private static final Map<Half, Bar> BARS = Map.of(
            Half.TUNING, new Bar(0.4, 0.005),
            Half.HELD_OUT, new Bar(0.5, 0.016),
            Half.THIRD, new Bar(0.5, 0.001),
            Half.FOURTH, new Bar(0.5, 0.001));
    private static final double SPLIT_WRONG_MAX = 0.002;

    /// What is to be reached.
    ///
    /// @param found at least, of pairs of one bug
    /// @param wrong at most, of pairs of two
    private record Bar(double found, double wrong) {}

    private static final List<Family> FAMILIES = AllFamilies.list();

    private final List<BaseError> errors = BaseErrors.all();
    private final List<IssueSketch> project = project();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Tally> splits = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    /// Pairs, with two keys or with one.
    ///
    /// @param missed that the keys judged wrong
    /// @param found of these, proposed
    /// @param apart that the keys judged right
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
        for (Family family : FAMILIES) {
            tallies.add(tally(family));
            splits.add(splits(family));
        }
        print("pairs with two keys", "one bug", "two", tallies);
        print("pairs with one key", "two", "one bug", splits);
        System.out.print(shown);
    }

    private static void print(
            String title, String wrongly, String rightly, List<Tally> tallies) {
        StringBuilder table = new StringBuilder(String.format("%-24s %7s %7s %7s %7s%n",
                title, wrongly, "found", rightly, "wrong"));
        tallies.stream().filter(each -> each.half().isOpen() && each.missed() + each.wrong() > 0)
                .forEach(each -> table.append(each.line()));
        for (Half half : Half.values()) {
            table.append(Tally.sum(half, tallies).line());
        }
        System.out.println(table);
    }

    /// What is proposed of issues that hold both events of a pair.
    private Tally splits(Family family) {
        int[] counts = new int[4];
        var watch = new OverMerge(Rarity.of(project, NOW));
        for (LabelledPair pair : family.pairs(errors, AllFamilies.PAIRS, AllFamilies.SEED)) {
            IssueSketch one = sketch(1, pair.left());
            IssueSketch other = sketch(1, pair.right());
            if (!one.representatives().isEmpty() && !other.representatives().isEmpty()
                    && Grouping.keys(pair.left()).primary() == Grouping.keys(pair.right())
                            .primary()) {
                Optional<SplitFinding> finding = watch.find(both(one, other));
                boolean proposed = finding.isPresent();
                if (proposed == pair.same() && family.half().isOpen()
                        && Boolean.getBoolean("grouping.failures")) {
                    shown.append(String.format(Locale.ROOT, "%nsplit %s %s %s%n %s%n %s%n",
                            family.name(), pair.same(), finding.orElse(null),
                            one.representatives(), other.representatives()));
                }
                counts[pair.same() ? 2 : 0]++;
                counts[pair.same() ? 3 : 1] += proposed ? 1 : 0;
            }
        }
        return new Tally(family.name(), family.half(), counts[0], counts[1], counts[2],
                counts[3]);
    }

    private static IssueSketch both(IssueSketch one, IssueSketch other) {
        List<Representative> shown = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            shown.addAll(one.representatives());
            shown.addAll(other.representatives());
        }
        return new IssueSketch(one.issue(), 2 * EVENTS, NOW, 1, IssueSketch.distinct(shown));
    }

    private Tally tally(Family family) {
        int[] counts = new int[4];
        for (LabelledPair pair : family.pairs(errors, AllFamilies.PAIRS, AllFamilies.SEED)) {
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
        if (evidence != null && proposed != pair.same() && family.half().isOpen()
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
        BARS.forEach((half, bar) -> {
            Tally sum = Tally.sum(half, tallies);
            assertThat((double) sum.wrong() / sum.apart()).as(sum.name())
                    .isLessThanOrEqualTo(bar.wrong());
        });
    }

    @Test
    void pairsOfOneBugThatTheKeyMissed_areFound() {
        BARS.forEach((half, bar) -> {
            Tally sum = Tally.sum(half, tallies);
            assertThat((double) sum.found()).as(sum.name())
                    .isGreaterThanOrEqualTo(bar.found() * sum.missed());
        });
    }

    @Test
    void issuesOfOneBug_areHardlyEverProposedToBeSplit() {
        for (Half half : BARS.keySet()) {
            Tally sum = Tally.sum(half, splits);
            assertThat((double) sum.wrong() / sum.apart()).as(sum.name())
                    .isLessThanOrEqualTo(SPLIT_WRONG_MAX);
        }
    }
}
