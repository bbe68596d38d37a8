/// The seventh part of the labelled set, written like the sixth when the sixth was tuned on, and
/// like it in two halves that are equally hard. `open` was tuned on first, while of `closed` only
/// the sum was looked at; grouping is tuned on both since.
@NullMarked
package io.corral.testkit.grouping.seventh;

import org.jspecify.annotations.NullMarked;
