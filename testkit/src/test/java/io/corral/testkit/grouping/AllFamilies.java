package io.corral.testkit.grouping;

import io.corral.testkit.grouping.eighth.EighthSet;
import io.corral.testkit.grouping.fifth.FifthSet;
import io.corral.testkit.grouping.fourth.FourthSet;
import io.corral.testkit.grouping.seventh.SeventhSet;
import io.corral.testkit.grouping.sixth.SixthSet;
import io.corral.testkit.grouping.third.ThirdSet;
import java.util.List;
import java.util.stream.Stream;

/// The families of every part of the labelled set, and how many pairs of each are measured.
final class AllFamilies {

    static final int PAIRS = 90;
    static final long SEED = 20261126;

    private AllFamilies() {}

    static List<Family> list() {
        return Stream.of(Families.all(), ThirdSet.families(), FourthSet.families(),
                FifthSet.families(), SixthSet.families(), SeventhSet.families(),
                EighthSet.families())
                .flatMap(List::stream).toList();
    }
}
