package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How good a ranking is against the labels of its organisation.
///
/// @param ndcg10 normalised discounted cumulative gain of the first ten rows; a row of tier
///     1, 2, 3, 4 gains 7, 3, 1, 0, divided by log2 of its rank plus one
/// @param tau Kendall's tau-b between the order and the tiers; labels tie, the order does not
/// @param highPrecision rows said to be high that are
/// @param highRecall high rows that are said to be
/// @param tierOneFound rows of tier 1 that are said to be high
/// @param noiseCalledHigh noise that is said to be high
/// @param wronglyHigh rows wrongly said to be high, of all rows
/// @param severity rows with the right severity
/// @param severityAccepted rows with a severity that can be defended
/// @param cause rows with the right cause, of those whose cause is known
/// @param causeAccepted rows with a cause that can be defended
/// @param noisePrecision rows said to be noise that are
/// @param noiseRecall noise that is said to be
/// @param noiseClass found noise with the right class
public record TriageScore(double ndcg10, double tau, Share highPrecision, Share highRecall,
        Share tierOneFound, Share noiseCalledHigh, Share wronglyHigh, Share severity,
        Share severityAccepted, Share cause, Share causeAccepted, Share noisePrecision,
        Share noiseRecall, Share noiseClass) {

    /// Heads the lines of [#line].
    public static final String HEAD = String.format(Locale.ROOT,
            "%-34s nDCG@10 tau-b  hiP  hiR   T1  FH/nz FH/all  sev sev~ cause caus~  nzP  nzR nzCl",
            "");

    private static final int[] GAIN = {7, 3, 1, 0};

    /// Scores one ranking.
    ///
    /// @param ranking best first; issues it leaves out count as last and as said nothing about
    public static TriageScore of(List<RankedIssue> ranking, Map<String, IssueLabel> labels) {
        List<Row> rows = rows(ranking, labels);
        Predicate<Row> high = row -> row.label().high();
        Predicate<Row> saidHigh = row -> Boolean.TRUE.equals(row.said().high());
        Predicate<Row> noise = row -> row.label().noise() != null;
        Predicate<Row> saidNoise = row -> row.said().noise() != null;
        List<Row> certain =
                rows.stream().filter(row -> !row.label().noiseOptional()).toList();
        List<Row> caused = rows.stream().filter(row -> row.label().cause() != null).toList();
        return new TriageScore(ndcg(tiers(rows), 10), tau(tiers(rows)),
                share(rows, saidHigh, high), share(rows, high, saidHigh),
                share(rows, row -> row.label().tier() == 1, saidHigh),
                share(rows, noise, saidHigh),
                share(rows, _ -> true, saidHigh.and(high.negate())),
                share(rows, _ -> true,
                        row -> row.label().severity().equals(row.said().severity())),
                share(rows, _ -> true,
                        row -> accepts(row.label().severities(), row.said().severity())),
                share(caused, _ -> true,
                        row -> accepts(row.label().causes().subList(0, 1), row.said().cause())),
                share(caused, _ -> true,
                        row -> accepts(row.label().causes(), row.said().cause())),
                share(certain, saidNoise, noise), share(certain, noise, saidNoise),
                share(certain, noise.and(saidNoise), row -> String
                        .valueOf(row.label().noise()).equals(row.said().noise())));
    }

    /// Over several organisations: the mean of the orders' figures, pooled counts for the rest.
    public static TriageScore over(List<TriageScore> scores) {
        return new TriageScore(mean(scores, TriageScore::ndcg10), mean(scores, TriageScore::tau),
                pooled(scores, TriageScore::highPrecision),
                pooled(scores, TriageScore::highRecall),
                pooled(scores, TriageScore::tierOneFound),
                pooled(scores, TriageScore::noiseCalledHigh),
                pooled(scores, TriageScore::wronglyHigh), pooled(scores, TriageScore::severity),
                pooled(scores, TriageScore::severityAccepted),
                pooled(scores, TriageScore::cause), pooled(scores, TriageScore::causeAccepted),
                pooled(scores, TriageScore::noisePrecision),
                pooled(scores, TriageScore::noiseRecall),
                pooled(scores, TriageScore::noiseClass));
    }

    /// One line of a table.
    public String line(String name) {
        return String.format(Locale.ROOT,
                "%-34s %7.2f %5.2f %4s %4s %4s  %5s %6s %4s %4s %5s %5s %4s %4s %4s", name,
                ndcg10, tau, highPrecision, highRecall, tierOneFound, noiseCalledHigh,
                wronglyHigh, severity, severityAccepted, cause, causeAccepted, noisePrecision,
                noiseRecall, noiseClass);
    }

    private record Row(RankedIssue said, IssueLabel label) {}

    private static List<Row> rows(List<RankedIssue> ranking, Map<String, IssueLabel> labels) {
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RankedIssue said : ranking) {
            IssueLabel label = labels.get(said.shortId());
            if (label != null && seen.add(said.shortId())) {
                rows.add(new Row(said, label));
            }
        }
        labels.forEach((shortId, label) -> {
            if (seen.add(shortId)) {
                rows.add(new Row(new RankedIssue(shortId, false, null, null, null), label));
            }
        });
        return rows;
    }

    private static boolean accepts(List<String> accepted,
            @Nullable String said) {
        return said != null && accepted.contains(said);
    }

    private static Share share(List<Row> rows, Predicate<Row> of, Predicate<Row> hit) {
        List<Row> among = rows.stream().filter(of).toList();
        return new Share((int) among.stream().filter(hit).count(), among.size());
    }

    private static List<Integer> tiers(List<Row> rows) {
        return rows.stream().map(row -> row.label().tier()).toList();
    }

    // Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002.
    private static double ndcg(List<Integer> tiers, int depth) {
        double best = gain(tiers.stream().sorted().toList(), depth);
        return best == 0 ? Double.NaN : gain(tiers, depth) / best;
    }

    private static double gain(List<Integer> tiers, int depth) {
        double gain = 0;
        for (int i = 0; i < Math.min(depth, tiers.size()); i++) {
            gain += GAIN[tiers.get(i) - 1] / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }

    // Kendall, "The treatment of ties in ranking problems", 1945.
    private static double tau(List<Integer> tiers) {
        long agree = 0;
        long differ = 0;
        for (int i = 0; i < tiers.size(); i++) {
            for (int j = i + 1; j < tiers.size(); j++) {
                int order = Integer.compare(tiers.get(i), tiers.get(j));
                agree += order < 0 ? 1 : 0;
                differ += order > 0 ? 1 : 0;
            }
        }
        double pairs = tiers.size() * (tiers.size() - 1) / 2.0;
        return (agree - differ) / Math.sqrt(pairs * (agree + differ));
    }

    private static double mean(List<TriageScore> scores, Function<TriageScore, Double> figure) {
        return scores.stream().map(figure).mapToDouble(Double::doubleValue).average()
                .orElse(Double.NaN);
    }

    private static Share pooled(List<TriageScore> scores, Function<TriageScore, Share> figure) {
        return scores.stream().map(figure).reduce(new Share(0, 0), Share::plus);
    }
}
