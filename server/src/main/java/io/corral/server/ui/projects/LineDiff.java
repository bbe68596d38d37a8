package io.corral.server.ui.projects;

import io.corral.web.page.projects.ProjectGrouping.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What changed from one text to another, line by line.
final class LineDiff {

    /// Cells of the table that finds what is common; larger texts are shown as gone and added.
    private static final long CELLS_MAX = 4_000_000;

    private LineDiff() {}

    /// The lines of both texts, common ones once; empty when the texts are equal.
    static List<Line> of(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> from = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> to = after.isEmpty() ? List.of() : after.lines().toList();
        int[][] common = common(from, to);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add(new Line("same", " ", from.get(i++)));
                j++;
            } else if (i < from.size()
                    && (j == to.size() || at(common, i + 1, j) >= at(common, i, j + 1))) {
                lines.add(new Line("gone", "−", from.get(i++)));
            } else {
                lines.add(new Line("added", "+", to.get(j++)));
            }
        }
        return Collections.unmodifiableList(lines);
    }

    private static int at(int[][] common, int i, int j) {
        return i < common.length && j < common[i].length ? common[i][j] : 0;
    }

    /// Lengths of the longest common subsequences of what is left from each pair of lines on.
    private static int[][] common(List<String> from, List<String> to) {
        if ((long) from.size() * to.size() > CELLS_MAX) {
            return new int[0][];
        }
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
