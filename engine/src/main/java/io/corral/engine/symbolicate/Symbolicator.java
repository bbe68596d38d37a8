package io.corral.engine.symbolicate;

import io.corral.domain.event.EventDraft;
import io.corral.domain.id.ProjectId;

/// Replaces minified and obfuscated frames by those that were written. Thread-safe.
@FunctionalInterface
public interface Symbolicator {

    /// Leaves everything as it is.
    Symbolicator NONE = (_, _) -> {};

    /// Changes the event in place, as far as what was uploaded for its project allows; says in its
    /// errors what did not. Costs nothing for projects without uploads.
    void apply(ProjectId project, EventDraft event);
}
