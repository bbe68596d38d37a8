/// What the pages of one issue show: the issue with one of its events
/// ([io.corral.web.page.issue.IssueDetail]), the list of its events, the distribution of its tags,
/// and the parts that are loaded by themselves.
@NullMarked
package io.corral.web.page.issue;

import org.jspecify.annotations.NullMarked;
