/// The stream of issues: [StreamPages] registers it, [StreamQuery] is what an address asks for,
/// [StreamSearch] looks for it, [StreamViews] makes the page, [LiveIssues] tells of new issues.
@NullMarked
package io.corral.server.ui.issues.stream;

import org.jspecify.annotations.NullMarked;
