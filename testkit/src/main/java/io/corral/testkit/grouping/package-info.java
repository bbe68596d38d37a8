/// The labelled set that grouping is measured with. Base errors are written by hand, one file per
/// platform ([io.corral.testkit.grouping.BaseErrors]); a [io.corral.testkit.grouping.Deploy] says
/// where and how an application runs, and the platform renders an error there as its SDK would
/// send it. Each [io.corral.testkit.grouping.Family] makes pairs of events that are or are not one
/// bug, in one way that real traffic shows; half of the families are held out and must not be
/// looked at while grouping is tuned.
@NullMarked
package io.corral.testkit.grouping;

import org.jspecify.annotations.NullMarked;
