/// Tools about issues.
@NullMarked
package io.corral.tools.issue;

import org.jspecify.annotations.NullMarked;
