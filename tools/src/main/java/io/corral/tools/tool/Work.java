package io.corral.tools.tool;

import java.util.function.Function;
import java.util.function.Supplier;

/// What a tool does.
public sealed interface Work {

    /// It reads, and changes nothing.
    record Reads(Function<ToolCall, Answer> question) implements Work {}

    /// It changes something, after somebody said yes to what it is going to do.
    record Changes(Function<ToolCall, Plan> plan) implements Work {}

    /// A change that is worked out, and not made yet.
    ///
    /// @param intention what is going to be done, with what it concerns
    /// @param change makes it
    record Plan(Answer intention, Supplier<Answer> change) {}
}
