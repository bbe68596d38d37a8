/// Tests of the words about grouping.
@NullMarked
package io.corral.server.ui.issue.grouping;

import org.jspecify.annotations.NullMarked;
