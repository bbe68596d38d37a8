/// Tests of `corral triage`.
@NullMarked
package io.corral.cli.triage;

import org.jspecify.annotations.NullMarked;
