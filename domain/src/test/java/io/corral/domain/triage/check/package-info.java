/// Tests of the questions of the runbook.
@NullMarked
package io.corral.domain.triage.check;

import org.jspecify.annotations.NullMarked;
