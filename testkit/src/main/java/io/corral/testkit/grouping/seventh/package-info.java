/// The seventh part of the labelled set, written like the sixth when the sixth was tuned on, and
/// like it in two halves that are equally hard: `open` may be read while grouping is tuned; of
/// `closed` nobody who tunes reads a file or a pair, and only its sum is printed.
@NullMarked
package io.corral.testkit.grouping.seventh;

import org.jspecify.annotations.NullMarked;
