/// Giving stored events other grouping keys, for whatever reason: rules that changed, a part that
/// is split off, frames that can be read at last. [Regrouping] is the one way to do it.
@NullMarked
package io.corral.engine.regroup;

import org.jspecify.annotations.NullMarked;
