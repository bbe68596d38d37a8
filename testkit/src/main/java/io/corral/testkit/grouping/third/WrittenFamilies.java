package io.corral.testkit.grouping.third;

import io.corral.domain.event.Event;
import io.corral.testkit.grouping.Draw;
import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.LabelledPair;
import java.util.List;
import java.util.random.RandomGenerator;

/// Families from text files, see [Cases]. Two renderings of one bug are drawn with values, lines
/// and directories of their own; two bugs as [Apart] says.
public final class WrittenFamilies {

    /// How two bugs of a case are drawn.
    private enum Apart {
        /// With the same values, so that only what tells them apart differs.
        IN_WHAT_MATTERS(55),
        /// With values of their own and in any rendering, as in life; more often than not, since
        /// many families of such a part hold one bug a case.
        IN_VALUES_TOO(20);

        /// Of 100 pairs of a case with several bugs, how many are of one bug.
        private final int samePercent;

        Apart(int samePercent) {
            this.samePercent = samePercent;
        }
    }

    private WrittenFamilies() {}

    /// All families of files.
    ///
    /// @param owner the class whose package holds the files
    public static List<Family> of(Half half, Class<?> owner, List<String> files) {
        return of(half, owner, files, Apart.IN_WHAT_MATTERS);
    }

    /// All families of a folder, whose `index.txt` lists its files.
    ///
    /// @param owner the class whose package holds the folder
    public static List<Family> inFolder(Half half, Class<?> owner, String folder) {
        return of(half, owner, filesOf(owner, folder), Apart.IN_WHAT_MATTERS);
    }

    /// All families of a folder as [#inFolder], but the events of two bugs differ in values, lines
    /// and directories, too.
    ///
    /// @param owner the class whose package holds the folder
    public static List<Family> varied(Half half, Class<?> owner, String folder) {
        return of(half, owner, filesOf(owner, folder), Apart.IN_VALUES_TOO);
    }

    private static List<String> filesOf(Class<?> owner, String folder) {
        return Cases.lines(owner, folder + "/index.txt").map(file -> folder + "/" + file).toList();
    }

    private static List<Family> of(Half half, Class<?> owner, List<String> files, Apart apart) {
        return files.stream().flatMap(file -> Cases.read(owner, file).stream())
                .map(cases -> new Family(cases.family(), half, draw -> pair(cases, apart, draw)))
                .toList();
    }

    private static LabelledPair pair(Cases cases, Apart apart, Draw draw) {
        RandomGenerator random = draw.random();
        List<List<Rendered>> bugs = pick(cases.cases(), random);
        boolean same = bugs.size() == 1 || random.nextInt(100) < apart.samePercent;
        int one = random.nextInt(bugs.size());
        List<Rendered> left = bugs.get(one);
        int rendering = random.nextInt(left.size());
        long seed = random.nextLong();
        Event first = left.get(rendering).event(seed);
        if (same) {
            Rendered other = left.get(other(rendering, left.size(), random));
            return new LabelledPair(cases.family(), true, first, other.event(random.nextLong()));
        }
        List<Rendered> right = bugs.get(other(one, bugs.size(), random));
        Event second = apart == Apart.IN_VALUES_TOO
                ? pick(right, random).event(random.nextLong())
                : right.get(Math.min(rendering, right.size() - 1)).event(seed);
        return new LabelledPair(cases.family(), false, first, second);
    }

    /// A position other than `one`, or 0 when there is no other.
    private static int other(int one, int size, RandomGenerator random) {
        return size == 1 ? 0 : (one + 1 + random.nextInt(size - 1)) % size;
    }

    private static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
