/// Proposals about the grouping, off the ingest path. [EventReading] shows what issues look like,
/// [Comparing] compares those of a project that changed and writes proposals down, heeding the
/// [Decisions] of people, [Proposals] is what people ask and answer, [ProposalRounds] goes over all
/// projects at night.
@NullMarked
package io.corral.engine.proposal;

import org.jspecify.annotations.NullMarked;
