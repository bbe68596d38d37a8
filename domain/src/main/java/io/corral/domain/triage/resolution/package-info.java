/// How fast issues are dealt with: what became of each ([IssueStory]), and the rates over a period
/// that follow ([ResolutionRates]).
@NullMarked
package io.corral.domain.triage.resolution;

import org.jspecify.annotations.NullMarked;
