/// The search language of Sentry's issue and event search. [SearchParser] turns text into a
/// [io.corral.domain.search.Search] or says where and why it cannot; [SearchPrinter] writes a
/// search down so that it reads the same; [Quantity] and [TimeLiteral] read values once the planner
/// knows what kind a key has.
@NullMarked
package io.corral.protocol.search;

import org.jspecify.annotations.NullMarked;
