/// What the Discover page shows.
@NullMarked
package io.corral.web.page.discover;

import org.jspecify.annotations.NullMarked;
