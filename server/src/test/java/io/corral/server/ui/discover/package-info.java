/// Tests of the Discover page.
@NullMarked
package io.corral.server.ui.discover;

import org.jspecify.annotations.NullMarked;
