package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.StackTrace;
import java.util.List;

/// Which frames of an event are the application's own code, its project's rules included. Used by
/// one thread.
public final class AppFrames {

    private final RuledEvent ruled;

    private AppFrames(RuledEvent ruled) {
        this.ruled = ruled;
    }

    /// The frames of an event under a configuration.
    public static AppFrames of(Event event, GroupingConfig config) {
        return new AppFrames(new RuledEvent(event, config));
    }

    /// For each frame of a stack of the event, in order, whether it is the application's own.
    public List<Boolean> of(StackTrace stack) {
        return ruled.inApp(stack);
    }
}
