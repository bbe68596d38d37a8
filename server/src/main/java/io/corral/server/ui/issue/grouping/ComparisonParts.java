package io.corral.server.ui.issue.grouping;

import io.corral.domain.group.Alignment;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.ExplanationDiff;
import io.corral.domain.group.ExplanationDiff.FrameLine;
import io.corral.web.page.issue.grouping.ComparisonPage.Line;
import io.corral.web.page.issue.grouping.ComparisonPage.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Two explanations side by side as people read them.
public final class ComparisonParts {

    private static final int LINES_MAX = 400;

    private ComparisonParts() {}

    /// What is compared, the evidence itself first.
    public static List<Section> sections(ExplanationDiff diff) {
        return List.of(
                new Section("What the keys are made of", false, paired(lines(diff.components(),
                        part -> part.name() + ": " + part.value(), _ -> true))),
                new Section("Frames, oldest first", false, paired(lines(
                        diff.frames(), FrameLine::token, FrameLine::counts))),
                new Section("Words of the messages", true,
                        lines(diff.words(), word -> word, _ -> true)));
    }

    private static <T> List<Line> lines(
            Alignment<T> alignment, Function<T, String> text, Predicate<T> counts) {
        return alignment.rows().stream().limit(LINES_MAX)
                .map(row -> new Line(text(row.left(), text), text(row.right(), text),
                        counts(row.left(), counts) || counts(row.right(), counts)))
                .toList();
    }

    /// What differs stands beside each other: first with first, until one side has no more.
    private static List<Line> paired(List<Line> lines) {
        List<Line> paired = new ArrayList<>();
        Deque<Line> left = new ArrayDeque<>();
        Deque<Line> right = new ArrayDeque<>();
        for (Line line : lines) {
            if (line.left() != null && line.right() != null) {
                pair(left, right, paired);
                paired.add(line);
            } else if (line.left() != null) {
                left.add(line);
            } else {
                right.add(line);
            }
        }
        pair(left, right, paired);
        return paired;
    }

    private static void pair(Deque<Line> left, Deque<Line> right, List<Line> into) {
        while (!left.isEmpty() || !right.isEmpty()) {
            Line one = left.poll();
            Line two = right.poll();
            into.add(new Line(one == null ? null : one.left(), two == null ? null : two.right(),
                    (one != null && one.counts()) || (two != null && two.counts())));
        }
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }

    private static <T> boolean counts(@Nullable T value, Predicate<T> counts) {
        return value != null && counts.test(value);
    }

    /// What came of the comparison, in a sentence.
    public static String verdict(Explanation left, Explanation right, ExplanationDiff diff) {
        if (diff.same()) {
            return "Both events have the same key: they are one issue, unless it was split.";
        }
        return diff.components().isSame()
                ? "They are made of the same parts, but not by the same rules."
                : left.tier() == right.tier()
                        ? "Both are told apart by " + ExplanationParts.tier(left.tier())
                                + ", and these differ."
                        : "They are told apart by different evidence.";
    }
}
