/// The sixth part of the labelled set, in the form of the third, by people who had not seen how
/// grouping works: errors as production sees them, family by family in turns for two halves that
/// are equally hard. `open` was tuned on first, while of `closed` only the sum was looked at; since
/// there is a seventh part, grouping is tuned on both.
@NullMarked
package io.corral.testkit.grouping.sixth;

import org.jspecify.annotations.NullMarked;
