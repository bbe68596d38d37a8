/// Pure functions from an event to what the issue page shows of it; [EventView] calls the others.
/// Everything an event says is hostile and of any length: what is shown is bounded here, unless
/// somebody asks for the whole ([Extent]).
@NullMarked
package io.corral.server.ui.issue.event;

import org.jspecify.annotations.NullMarked;
