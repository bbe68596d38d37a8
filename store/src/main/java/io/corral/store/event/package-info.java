/// The port of searchable event rows and the language it is asked in.
///
/// [EventRow] is one event, transaction or span as columns; [EventField] is the catalogue of those
/// columns, from which adapters derive tables and readers derive search keys. A question is an
/// [EventQuery]: a [EventScope], an [EventPredicate] and a list of [EventExpression]s; the answer
/// is an [EventTable]. Everything a person typed has been resolved before it gets here: names into
/// fields, dates into instants, issues into grouping keys.
@NullMarked
package io.corral.store.event;

import org.jspecify.annotations.NullMarked;
