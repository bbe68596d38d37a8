package io.corral.testkit.grouping.eighth;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.util.List;

/// The families of the eighth part.
public final class EighthSet {

    private EighthSet() {}

    /// All of them.
    public static List<Family> families() {
        return WrittenFamilies.varied(Half.EIGHTH_CLOSED, EighthSet.class, "closed");
    }
}
