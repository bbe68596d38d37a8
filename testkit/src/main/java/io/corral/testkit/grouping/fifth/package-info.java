/// The fifth part of the labelled set, in the form of the third, by somebody who had seen neither
/// grouping nor what it is meant to do, only what is the same bug. It says what to expect of
/// traffic nobody had in mind: whoever tunes grouping reads none of its files and none of its
/// pairs, and looks at its sum only to report it.
@NullMarked
package io.corral.testkit.grouping.fifth;

import org.jspecify.annotations.NullMarked;
