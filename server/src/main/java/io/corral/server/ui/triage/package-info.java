/// The pages of triage. [CatchUpPages] answers them: [Visited] is what a visit asks for, [Folded]
/// the worklist in tiers with families as one row, [CatchUpView] the page made of it, [WorkRows]
/// its rows, [ReasonsParts] why they stand there, [NewsCards] what happened, [Headlines] what it
/// comes down to; [HandoverPages] is the note at the end, [Trust] how far to believe it.
/// [EvidenceLinks] and [CorrectionDesk] serve the page of an issue, too.
@NullMarked
package io.corral.server.ui.triage;

import org.jspecify.annotations.NullMarked;
