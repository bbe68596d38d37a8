/// The fifth part of the labelled set, in the form of the third, by somebody who had seen neither
/// grouping nor what it is meant to do, only what is the same bug. Its first run, unseen, stood at
/// pair F1 0.927; since then its pairs are read while grouping is tuned.
@NullMarked
package io.corral.testkit.grouping.fifth;

import org.jspecify.annotations.NullMarked;
