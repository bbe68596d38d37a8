/// The sixth part of the labelled set, in the form of the third, by people who had not seen how
/// grouping works: errors as production sees them, family by family in turns for two halves that
/// are equally hard. `open` may be read while grouping is tuned. Of `closed` nobody who tunes reads
/// a file or a pair: its sum says what to expect of traffic nobody had in mind.
@NullMarked
package io.corral.testkit.grouping.sixth;

import org.jspecify.annotations.NullMarked;
