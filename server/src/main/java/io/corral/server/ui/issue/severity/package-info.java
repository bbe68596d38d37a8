/// What the page of an issue shows of triage: the verdict, how it came about, and the questions of
/// a runbook with their answers.
@NullMarked
package io.corral.server.ui.issue.severity;

import org.jspecify.annotations.NullMarked;
