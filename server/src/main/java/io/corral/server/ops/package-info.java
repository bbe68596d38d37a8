/// What operators and their tools ask: is it alive, is it ready, how is it doing.
@NullMarked
package io.corral.server.ops;

import org.jspecify.annotations.NullMarked;
