package io.corral.testkit.grouping.sixth;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.util.List;
import java.util.stream.Stream;

/// The families of the sixth part.
public final class SixthSet {

    private SixthSet() {}

    /// All of them, the open half first.
    public static List<Family> families() {
        return Stream.of(WrittenFamilies.inFolder(Half.SIXTH_OPEN, SixthSet.class, "open"),
                WrittenFamilies.inFolder(Half.SIXTH_CLOSED, SixthSet.class, "closed"))
                .flatMap(List::stream).toList();
    }
}
