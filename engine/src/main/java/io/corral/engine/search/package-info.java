/// Search: what people and clients ask about events and issues, given a meaning and answered.
///
/// [Discover] answers tables and series of events, [IssueEvents] finds the events of an issue,
/// [IssueSearch] turns an issue search into conditions of the issue store. A [SearchScope] says who
/// asks, of what and when. `FieldNames` and `FunctionNames` know what a name means in a [Dataset];
/// `EventPlanner` turns a syntax tree into a predicate. What a person wrote wrongly comes back as a
/// value with a sentence, never as an exception.
@NullMarked
package io.corral.engine.search;

import org.jspecify.annotations.NullMarked;
