/// Tests of the pages of one issue.
@NullMarked
package io.corral.server.ui.issue;

import org.jspecify.annotations.NullMarked;
