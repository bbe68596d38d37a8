/// Grouping: which events are the same bug. One frozen, versioned algorithm turns an event into its
/// key; the same code asked for its reasons yields the explanation people read.
///
/// [Grouping] is the entrance. `DefaultGrouping` reads exceptions (`Link`, `Chain`,
/// `ExceptionTree`), threads and messages, `ChainEncoder` chooses the evidence, `Fingerprints` and
/// `SecurityReports` are the other ways to a key; a `Decision` collects the `Components`. Frames
/// are classified by [FrameClassifier] and named by one `Language` per family (`*Frames`,
/// `*Names`); `StackReading` and `Collapse` make a stack of them. Messages go through `Wording`:
/// engines' phrases (`JavaScriptErrors`, `RuntimeErrors`), else `MessageTemplate` with its scanner.
///
/// [Explanation] says why; [ExplanationDiff] holds two of them side by side, [Distinctions] says
/// what would make another key. [SplitMarks] heed what people split off, [SplitCandidates] offer by
/// what an issue could be split.
@NullMarked
package io.corral.domain.group;

import org.jspecify.annotations.NullMarked;
