/// Events as issues see them, and a small digest: what tests of issues and their stores share.
@NullMarked
package io.corral.testkit.issue;

import org.jspecify.annotations.NullMarked;
