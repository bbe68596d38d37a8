/// Spans in their three forms: containers of the second version, single old items, and the children
/// inside a transaction.
@NullMarked
package io.corral.protocol.span;

import org.jspecify.annotations.NullMarked;
