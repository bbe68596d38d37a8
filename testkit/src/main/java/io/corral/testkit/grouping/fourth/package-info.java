/// The fourth part of the labelled set, in the form of the third, by somebody who had seen neither
/// the code of grouping nor a pair it judges. It says what to expect of traffic nobody had in
/// mind: whoever tunes grouping reads none of its files and none of its pairs, and looks at its sum
/// only to report it.
@NullMarked
package io.corral.testkit.grouping.fourth;

import org.jspecify.annotations.NullMarked;
