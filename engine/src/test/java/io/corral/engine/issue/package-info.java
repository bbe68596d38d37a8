/// Tests of what people do to issues.
@NullMarked
package io.corral.engine.issue;

import org.jspecify.annotations.NullMarked;
