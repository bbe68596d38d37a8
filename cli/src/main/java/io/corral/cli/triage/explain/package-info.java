/// Prose about a worklist: a briefing, and a summary of each issue of the first tier. A template
/// writes it, or with a key a language model, from the verdicts and never the other way round.
@NullMarked
package io.corral.cli.triage.explain;

import org.jspecify.annotations.NullMarked;
