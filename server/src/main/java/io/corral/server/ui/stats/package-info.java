/// What became of everything that was sent, over time and by reason.
@NullMarked
package io.corral.server.ui.stats;

import org.jspecify.annotations.NullMarked;
