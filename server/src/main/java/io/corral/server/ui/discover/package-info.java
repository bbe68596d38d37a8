/// The Discover page: `DiscoverQuery` reads its address,
/// `DiscoverViews` and its parts make what it shows, `DiscoverPages` answers.
@NullMarked
package io.corral.server.ui.discover;

import org.jspecify.annotations.NullMarked;
