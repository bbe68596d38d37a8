/// Tests of what the page of an issue shows of triage.
@NullMarked
package io.corral.server.ui.issue.severity;

import org.jspecify.annotations.NullMarked;
