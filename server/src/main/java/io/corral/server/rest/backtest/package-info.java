/// Trying a grouping on stored events before it is made, over the API.
@NullMarked
package io.corral.server.rest.backtest;

import org.jspecify.annotations.NullMarked;
