/// The page on which a grouping is tried on stored events before it is made.
@NullMarked
package io.corral.web.page.trial;

import org.jspecify.annotations.NullMarked;
