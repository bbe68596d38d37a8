/// The third part of the labelled set: events written to the letter as runtimes and SDKs print
/// them, by somebody who had not seen how grouping works. [io.corral.testkit.grouping.third.Cases]
/// says how the text files are read; like the held-out half they must not be looked at while
/// grouping is tuned.
@NullMarked
package io.corral.testkit.grouping.third;

import org.jspecify.annotations.NullMarked;
