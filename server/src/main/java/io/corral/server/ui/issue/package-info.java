/// The pages of one issue. [IssueDetailPages] says which there are; each is made by a function from
/// what was read ([IssueReading]) to a record of `web.page.issue`; what they all know of their
/// address is [IssuePlace].
@NullMarked
package io.corral.server.ui.issue;

import org.jspecify.annotations.NullMarked;
