/// Tests of what people and time do to issues.
@NullMarked
package io.corral.engine.issue;

import org.jspecify.annotations.NullMarked;
