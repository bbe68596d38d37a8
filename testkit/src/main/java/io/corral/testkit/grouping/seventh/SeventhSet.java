package io.corral.testkit.grouping.seventh;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.util.List;
import java.util.stream.Stream;

/// The families of the seventh part.
public final class SeventhSet {

    private SeventhSet() {}

    /// All of them, the open half first.
    public static List<Family> families() {
        return Stream.of(WrittenFamilies.inFolder(Half.SEVENTH_OPEN, SeventhSet.class, "open"),
                WrittenFamilies.inFolder(Half.SEVENTH_CLOSED, SeventhSet.class, "closed"))
                .flatMap(List::stream).toList();
    }
}
