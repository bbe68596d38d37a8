/// The monthly pruning report: [PruningReports] makes and keeps it, [PruningDecisions] does what
/// people approve and takes it back. Nothing is pruned by itself.
@NullMarked
package io.corral.engine.triage.prune;

import org.jspecify.annotations.NullMarked;
