/// The syntax tree of a search, shared by issue and event search. A [Search] says what was written,
/// not what it means: keys are names, values are text, because only the planner knows the type of a
/// key. `protocol.search` reads it, `engine.search` gives it a meaning.
@NullMarked
package io.corral.domain.search;

import org.jspecify.annotations.NullMarked;
