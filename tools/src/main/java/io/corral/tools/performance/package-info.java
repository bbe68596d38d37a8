/// Tools about what is slow. They ask the data set of spans, which holds transactions, too, however
/// the SDK sent them.
@NullMarked
package io.corral.tools.performance;

import org.jspecify.annotations.NullMarked;
