/// Tests of triage on stored issues.
@NullMarked
package io.corral.engine.triage;

import org.jspecify.annotations.NullMarked;
