/// The page of usage.
@NullMarked
package io.corral.server.ui.stats;

import org.jspecify.annotations.NullMarked;
