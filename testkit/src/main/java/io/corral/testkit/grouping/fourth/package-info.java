/// The fourth part of the labelled set, in the form of the third, by somebody who had seen neither
/// the code of grouping nor a pair it judges. It was unseen for one run; since then it is tuned on.
@NullMarked
package io.corral.testkit.grouping.fourth;

import org.jspecify.annotations.NullMarked;
