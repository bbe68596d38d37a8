package io.corral.domain.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two lists side by side: as much as possible of what is equal in the same line.
///
/// @param <T> what the lists hold; compared by `equals`
/// @param rows in the order of both lists
public record Alignment<T>(List<Row<T>> rows) {

    /// Longer lists are compared at their ends only, so that the table stays small.
    private static final int TABLE_CELLS_MAX = 250_000;

    public Alignment {
        rows = List.copyOf(rows);
    }

    /// One line.
    ///
    /// @param <T> what the lists hold
    /// @param left null when only the other list has it
    /// @param right null when only the first list has it
    public record Row<T>(@Nullable T left, @Nullable T right) {

        /// Whether both have it.
        public boolean isSame() {
            return left != null && right != null;
        }
    }

    /// The lists side by side.
    ///
    /// @param <T> what the lists hold
    public static <T> Alignment<T> of(List<T> left, List<T> right) {
        int shortest = Math.min(left.size(), right.size());
        int begin = 0;
        while (begin < shortest && left.get(begin).equals(right.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shortest - begin && left.get(left.size() - 1 - end)
                .equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        List<Row<T>> rows = new ArrayList<>();
        left.subList(0, begin).forEach(each -> rows.add(new Row<>(each, each)));
        between(left.subList(begin, left.size() - end), right.subList(begin, right.size() - end),
                rows);
        left.subList(left.size() - end, left.size())
                .forEach(each -> rows.add(new Row<>(each, each)));
        return new Alignment<>(rows);
    }

    private static <T> void between(List<T> left, List<T> right, List<Row<T>> rows) {
        boolean large = (long) left.size() * right.size() > TABLE_CELLS_MAX;
        int[][] common = large ? new int[0][] : table(left, right);
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (!large && left.get(i).equals(right.get(j))) {
                rows.add(new Row<>(left.get(i++), right.get(j++)));
            } else if (large || common[i + 1][j] >= common[i][j + 1]) {
                rows.add(new Row<>(left.get(i++), null));
            } else {
                rows.add(new Row<>(null, right.get(j++)));
            }
        }
        left.subList(i, left.size()).forEach(each -> rows.add(new Row<>(each, null)));
        right.subList(j, right.size()).forEach(each -> rows.add(new Row<>(null, each)));
    }

    /// Lengths of the longest common subsequences of the rests.
    private static <T> int[][] table(List<T> left, List<T> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /// Whether every line is the same on both sides.
    public boolean isSame() {
        return rows.stream().allMatch(Row::isSame);
    }

    /// What the right list has more, in its order.
    public List<T> onlyRight() {
        List<T> only = new ArrayList<>();
        for (Row<T> row : rows) {
            if (row.left == null && row.right != null) {
                only.add(row.right);
            }
        }
        return Collections.unmodifiableList(only);
    }

    /// What the left list has more, in its order.
    public List<T> onlyLeft() {
        return of(rows.stream().map(row -> new Row<>(row.right, row.left)).toList());
    }

    private static <T> List<T> of(List<Row<T>> turned) {
        return new Alignment<>(turned).onlyRight();
    }
}
