package io.corral.web.page.issue.grouping;

import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;

/// A split of an issue by what its events say, while it runs and afterwards.
///
/// @param back to the grouping of the issue
public record SplitPage(Shell shell, String title, Link back, SplitPart part) {}
