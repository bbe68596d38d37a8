package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.testkit.grouping.Family.Half;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// How the pairs of a family were judged.
///
/// @param truePositive pairs of one bug that got one key
/// @param falsePositive pairs of two bugs that got one key
/// @param trueNegative pairs of two bugs that got two keys
/// @param falseNegative pairs of one bug that got two keys
record Score(String name, Half half, int truePositive, int falsePositive, int trueNegative,
        int falseNegative) {

    /// Judges the pairs of a family by keys.
    ///
    /// @param wrong is told each pair that is judged wrong
    static Score of(Family family, List<BaseError> errors, Function<Event, Object> key,
            Consumer<LabelledPair> wrong) {
        int[] counts = new int[4];
        for (LabelledPair pair : family.pairs(errors, AllFamilies.PAIRS, AllFamilies.SEED)) {
            boolean one = key.apply(pair.left()).equals(key.apply(pair.right()));
            counts[one ? pair.same() ? 0 : 1 : pair.same() ? 3 : 2]++;
            if (one != pair.same()) {
                wrong.accept(pair);
            }
        }
        return new Score(
                family.name(), family.half(), counts[0], counts[1], counts[2], counts[3]);
    }

    /// All pairs of several families as one.
    static Score sum(String name, List<Score> scores) {
        return new Score(name, scores.getFirst().half(),
                scores.stream().mapToInt(Score::truePositive).sum(),
                scores.stream().mapToInt(Score::falsePositive).sum(),
                scores.stream().mapToInt(Score::trueNegative).sum(),
                scores.stream().mapToInt(Score::falseNegative).sum());
    }

    /// Mean over families of the share of pairs that were judged right.
    static double balanced(List<Score> scores) {
        return scores.stream().mapToDouble(Score::right).average().orElse(0);
    }

    int pairs() {
        return truePositive + falsePositive + trueNegative + falseNegative;
    }

    double right() {
        return share(truePositive + trueNegative, pairs());
    }

    double precision() {
        return share(truePositive, truePositive + falsePositive);
    }

    double recall() {
        return share(truePositive, truePositive + falseNegative);
    }

    double f1() {
        return share(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
    }

    /// A share of nothing counts as whole.
    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    String line() {
        return String.format(Locale.ROOT, "%-24s %6d %9.3f %9.3f %9.3f", name, pairs(), right(),
                precision(), recall());
    }
}
