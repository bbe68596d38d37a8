package io.corral.domain.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The frames of one stack, oldest call first, the crash last.
///
/// @param frames at most the reader's bound; see `omitted`
/// @param omitted `[from, to)` of frames cut out of the middle, null when complete
/// @param registers CPU registers of native stacks, by name
public record StackTrace(
        List<Frame> frames, @Nullable FramesOmitted omitted, Map<String, String> registers) {

    /// Frames cut from a stack, as positions in the original list.
    ///
    /// @param from first position cut
    /// @param to first position kept again
    public record FramesOmitted(int from, int to) {}

    public StackTrace {
        frames = List.copyOf(frames);
        registers = Map.copyOf(registers);
    }

    /// A complete stack without registers.
    public static StackTrace of(List<Frame> frames) {
        return new StackTrace(frames, null, Map.of());
    }
}
