/// The stream of issues and the page of one issue. Each page is a view record made by a function
/// here and a template in `web`, which escapes everything.
@NullMarked
package io.corral.server.ui.issues;

import org.jspecify.annotations.NullMarked;
