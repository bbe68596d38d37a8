/// Settings and accounts by their pages.
@NullMarked
package io.corral.server.ui.settings;

import org.jspecify.annotations.NullMarked;
