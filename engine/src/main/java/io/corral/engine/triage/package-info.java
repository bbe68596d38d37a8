/// Triage on Corral's own data, off the ingest path. [IssueTriage] ranks the open issues of an
/// organisation and keeps what it read and judged until an issue changes; [IssueReading] reads the
/// facts of many issues in a few questions, [EventTags] the tags and [LatestEvents] the latest of
/// their events, [ReleaseReading] releases and session health; [ProductContexts] keeps what an
/// organisation says about its product, [Corrections] takes what people say against verdicts and
/// [CorrectionBook] keeps it, [ShownRankings] remembers what people were shown and makes it again,
/// [TriageQuality] and [IgnoreWarnings] say how triage fares, [ResolutionReports] how fast issues
/// are dealt with, [TriageRounds] escalates issues and sets their priorities; [Learnings] are what
/// people and agents found out. [SavedRanking] is what another process goes on from.
/// [CatchUp] tells what happened since a time, [TriageSessions] what each person did about it, and
/// [HandoverNotes] keeps what they write for the next one.
/// What the facts mean is decided in `domain.triage` alone.
@NullMarked
package io.corral.engine.triage;

import org.jspecify.annotations.NullMarked;
