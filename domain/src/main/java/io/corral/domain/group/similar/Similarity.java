package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.similar.Evidence.Doubt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much two issues look like one bug. See docs/adr/0050 for the reasons.
///
/// The best pair of representatives counts for most, the mean over all of them for the rest:
/// comparing with the whole group beats the nearest member (Karasov and others 2022).
public final class Similarity {

    /// Pairs below are not even similar.
    public static final double SIMILAR = 0.5;

    /// Pairs from here on may be one bug.
    public static final double ONE_BUG = 0.75;

    private static final double BEST = 0.7;
    private static final double FRAMES = 0.7;
    private static final double TYPE = 0.15;
    private static final double TYPE_WITHOUT_STACK = 0.35;
    private static final double DOUBTED_MAX = 0.6;
    private static final double SAME_MESSAGE = 0.8;
    private static final double NEARLY_SAME_MESSAGE = 0.75;
    private static final int WORDS_MIN = 2;
    /// How near the crash of the one the function that failed in the other must be.
    private static final int NEAR = 3;

    private final Rarity rarity;

    /// Scores of one project.
    public Similarity(Rarity rarity) {
        this.rarity = rarity;
    }

    /// Compares two issues; null when either has nothing to compare.
    public @Nullable Evidence compare(IssueSketch one, IssueSketch other) {
        List<Representative> first = one.representatives();
        List<Representative> second = other.representatives();
        Evidence best = null;
        double[] bestOfFirst = new double[first.size()];
        double[] bestOfSecond = new double[second.size()];
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                Pair pair = pair(first.get(i), second.get(j));
                double score = pair.score();
                bestOfFirst[i] = Math.max(bestOfFirst[i], score);
                bestOfSecond[j] = Math.max(bestOfSecond[j], score);
                best = best == null || score > best.score() ? pair.evidence() : best;
            }
        }
        if (best == null) {
            return null;
        }
        double mean = (mean(bestOfFirst) + mean(bestOfSecond)) / 2;
        double score = BEST * best.score() + (1 - BEST) * mean;
        return new Evidence(score, best.frames(), best.types(), best.template(), best.doubts(),
                best.aligned(), best.templates(), best.typeNames());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// From 0 to 1 for two events.
    double compare(Representative one, Representative other) {
        return pair(one, other).score();
    }

    private record Pair(
            Representative first, Representative second, double score,
            @Nullable StackAlignment alignment, double types, double template, Set<Doubt> doubts) {

        Evidence evidence() {
            return new Evidence(score, alignment == null ? -1 : alignment.similarity(), types,
                    template, List.copyOf(doubts),
                    alignment == null ? List.of() : alignment.frames(),
                    List.of(first.template(), second.template()),
                    List.of(String.join(" < ", first.types()),
                            String.join(" < ", second.types())));
        }
    }

    private Pair pair(Representative first, Representative second) {
        double types = types(first.types(), second.types());
        List<String> words = Words.of(first.template());
        List<String> others = Words.of(second.template());
        boolean silent = words.isEmpty() && others.isEmpty();
        double template = silent ? 1 : Words.agreement(words, others);
        StackAlignment alignment = first.frames().isEmpty() && second.frames().isEmpty()
                ? null
                : new StackAlignment(first.frames(), second.frames(), rarity);
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubtNames(first, second, template, doubts);
        boolean messageDecides = alignment == null || messageDecides(first, second);
        boolean says = Math.min(Words.telling(words), Words.telling(others)) >= WORDS_MIN;
        boolean parts = template < SAME_MESSAGE || Words.part(words, others);
        if (messageDecides && (parts || (alignment == null && !says))) {
            doubts.add(Doubt.OTHER_MESSAGE);
        }
        if (alignment != null) {
            doubtStacks(first, second, alignment, doubts);
        }
        double score = score(alignment, types, template, messageDecides);
        if (!doubts.isEmpty()) {
            score = Math.min(score, DOUBTED_MAX) * Math.pow(0.9, doubts.size() - 1);
        }
        return new Pair(first, second, score, alignment, types, template, doubts);
    }

    private static double score(
            @Nullable StackAlignment alignment, double types, double template,
            boolean messageDecides) {
        if (alignment == null) {
            return TYPE_WITHOUT_STACK * types + (1 - TYPE_WITHOUT_STACK) * template;
        }
        double frames = alignment.similarity();
        double message = messageDecides ? template : Math.max(template, frames);
        return FRAMES * frames + TYPE * types + (1 - FRAMES - TYPE) * message;
    }

    private static boolean messageDecides(Representative first, Representative second) {
        return first.generic() || second.generic() || first.isReported()
                || second.isReported();
    }

    private static double types(List<String> first, List<String> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.equals(second) ? 1 : 0.5;
        }
        if (first.equals(second)) {
            return 1;
        }
        String thrown = simple(first.getFirst());
        String other = simple(second.getFirst());
        boolean known = thrown.equals(other) || isCause(first, second) || isCause(second, first);
        return known ? 0.8 : 0;
    }

    /// Whether one names a cause besides that the other does not.
    private static boolean isCause(List<String> longer, List<String> shorter) {
        return longer.size() > shorter.size() && longer
                .subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
    }

    /// A type without its package, which moves from version to version.
    private static String simple(String type) {
        int end = Math.max(type.lastIndexOf('.'), type.lastIndexOf('\\'));
        return type.substring(Math.max(end, type.lastIndexOf(':')) + 1);
    }

    /// What one runtime names and another does not is no contradiction.
    private static void doubtNames(
            Representative first, Representative second, double template, Set<Doubt> doubts) {
        boolean typed = !first.types().isEmpty() && !second.types().isEmpty();
        if (typed && types(first.types(), second.types()) == 0) {
            doubts.add(Doubt.OTHER_TYPE);
        }
        boolean more = first.telling().containsAll(second.telling())
                || second.telling().containsAll(first.telling());
        boolean silent = first.isSilent() || second.isSilent();
        if (!first.telling().equals(second.telling())
                && !silent && !(more && template >= NEARLY_SAME_MESSAGE)) {
            doubts.add(Doubt.OTHER_CODE);
        }
    }

    private static void doubtStacks(
            Representative first, Representative second, StackAlignment alignment,
            Set<Doubt> doubts) {
        if (first.frames().isEmpty() || second.frames().isEmpty()) {
            doubts.add(Doubt.NO_STACK);
            return;
        }
        if (alignment.partsTellingly()) {
            doubts.add(Doubt.OTHER_PATH);
        }
        if (first.crash() == null && second.crash() == null) {
            return;
        }
        if (!alignment.hasTellingFrame()) {
            doubts.add(Doubt.COMMON_FRAMES);
        }
        if (!isNear(first.crash(), second) && !isNear(second.crash(), first)) {
            doubts.add(Doubt.OTHER_FUNCTION);
        }
    }

    /// Whether a function is among the application's first few of a stack.
    private static boolean isNear(@Nullable String crash, Representative other) {
        int looked = 0;
        for (FrameToken frame : other.frames()) {
            if (Representative.isApp(frame) && !frame.reporter()) {
                if (frame.text().equals(crash)) {
                    return true;
                }
                looked++;
                if (looked == NEAR) {
                    return false;
                }
            }
        }
        return false;
    }
}
