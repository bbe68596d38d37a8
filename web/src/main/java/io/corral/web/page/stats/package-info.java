/// What became of everything that was sent.
@NullMarked
package io.corral.web.page.stats;

import org.jspecify.annotations.NullMarked;
