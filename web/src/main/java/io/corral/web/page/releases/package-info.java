/// Pages of releases: [ReleaseList] and [ReleaseDetail].
@NullMarked
package io.corral.web.page.releases;

import org.jspecify.annotations.NullMarked;
