package io.corral.web.page.issue;

import io.corral.web.page.Shell;

/// All tags of an issue, or all values of one.
///
/// @param title of the page
/// @param back to the issue
public record TagPage(Shell shell, String title, Shell.Link back, TagsPart tags) {}
