/// Why events are one issue, and why two issues are two: what the pages about grouping show.
@NullMarked
package io.corral.web.page.issue.grouping;

import org.jspecify.annotations.NullMarked;
