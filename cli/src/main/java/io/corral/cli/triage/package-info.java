/// `corral triage`: a worklist from what somebody has exported, asked for or copied.
@NullMarked
package io.corral.cli.triage;

import org.jspecify.annotations.NullMarked;
