/// Tests of the rules' texts and of what rules do, on one event.
@NullMarked
package io.corral.protocol.rule;

import org.jspecify.annotations.NullMarked;
