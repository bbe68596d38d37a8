package io.corral.domain.group.rule;

/// What a stack-trace rule does with a frame it matches.
public sealed interface StackAction {

    /// Which frames an action is about.
    enum Range {
        /// The matched frame itself.
        SELF,
        /// The frames towards the crash, `^`.
        UP,
        /// The frames away from the crash, `v`.
        DOWN
    }

    /// Says whether frames count for grouping.
    record Group(Range range, boolean counts) implements StackAction {}

    /// Says whether frames are the application's own.
    record App(Range range, boolean own) implements StackAction {}

    /// Of the frames that count, only so many nearest to the crash do.
    record MaxFrames(int count) implements StackAction {}

    /// A stack with fewer frames that count does not count at all.
    record MinFrames(int count) implements StackAction {}

    /// Names the frame for the rules that follow.
    record Category(String name) implements StackAction {}
}
