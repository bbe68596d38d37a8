/// What each page shows: one view record per page, made of texts that are ready to be read.
/// Templates hold no logic beyond loops and absence; escaping is theirs alone, so nothing here is
/// HTML.
@NullMarked
package io.corral.web.page;

import org.jspecify.annotations.NullMarked;
