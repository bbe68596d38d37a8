/// Event queries as SQL, for every engine that keeps event rows in columns. [EventSelect] renders
/// an `EventQuery` with jOOQ: what comes from outside becomes a bind value, never text of a
/// statement. What engines write differently they say in their [EventSyntax].
@NullMarked
package io.corral.store.sql.event;

import org.jspecify.annotations.NullMarked;
