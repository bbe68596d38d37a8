/// Pages of releases: [ReleasePages] registers them, [ReleaseListView] and [ReleaseDetailView] make
/// them, [HealthWords] says how releases fare.
@NullMarked
package io.corral.server.ui.releases;

import org.jspecify.annotations.NullMarked;
