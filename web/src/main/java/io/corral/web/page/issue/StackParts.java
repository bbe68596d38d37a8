package io.corral.web.page.issue;

import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The exceptions of an event, the one that was reported first, its causes after it.
///
/// @param views other ways to see the stacks, for example as they were sent
/// @param more sentence about exceptions that are not shown; null when all are
public record StackParts(
        List<ExceptionPart> exceptions, List<View> views, @Nullable String more) {

    public StackParts {
        exceptions = List.copyOf(exceptions);
        views = List.copyOf(views);
    }

    /// A way to see the stacks.
    public record View(String url, String text, boolean current) {}

    /// One exception with its stack.
    ///
    /// @param relation how it belongs to another one, for example `Caused by`; null for the first
    /// @param depth how deep it stands in a tree of exceptions, from 0 to 8
    /// @param module package of the type; null when unknown
    /// @param facts of the mechanism
    /// @param open whether it is unfolded
    public record ExceptionPart(
            String anchor, @Nullable String relation, int depth, String type,
            @Nullable String module, @Nullable String value, List<Chip> chips,
            List<Fact> facts, StackPart stack, boolean open) {
        public ExceptionPart {
            chips = List.copyOf(chips);
            facts = List.copyOf(facts);
        }
    }

    /// One stack, the crash first.
    ///
    /// @param registers of native stacks
    public record StackPart(List<FrameRun> runs, List<Fact> registers) {

        /// A stack without frames.
        public static final StackPart NONE = new StackPart(List.of(), List.of());

        public StackPart {
            runs = List.copyOf(runs);
            registers = List.copyOf(registers);
        }
    }

    /// Frames that stand together.
    ///
    /// @param title of frames that are folded, or a sentence about frames that are missing; null
    ///     for frames that are shown
    /// @param link to see what is missing; null when nothing is
    /// @param frames empty when they are missing
    public record FrameRun(
            @Nullable String title, @Nullable Link link, List<FramePart> frames) {
        public FrameRun {
            frames = List.copyOf(frames);
        }
    }

    /// One frame.
    ///
    /// @param function its name
    /// @param place file with line; empty when unknown
    /// @param module package, class or library; empty when unknown
    /// @param repeated how often it stands here in a row, for example `×12`; empty for once
    /// @param language word for highlighting; empty when unknown
    /// @param lines source around it; empty when unknown
    /// @param vars local variables
    /// @param open whether it is unfolded
    public record FramePart(
            String function, String place, String module, String repeated, boolean inApp,
            String language, List<SourceLine> lines, List<Fact> vars, boolean open) {
        public FramePart {
            lines = List.copyOf(lines);
            vars = List.copyOf(vars);
        }

        /// Whether there is more than one line to see.
        public boolean hasMore() {
            return !lines.isEmpty() || !vars.isEmpty();
        }
    }

    /// A line of source.
    ///
    /// @param current the line the frame stands on
    public record SourceLine(String number, String text, boolean current) {}
}
