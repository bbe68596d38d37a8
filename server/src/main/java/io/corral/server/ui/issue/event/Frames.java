package io.corral.server.ui.issue.event;

import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.Grouping;
import io.corral.server.ui.Words;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.issue.StackParts.FramePart;
import io.corral.web.page.issue.StackParts.FrameRun;
import io.corral.web.page.issue.StackParts.SourceLine;
import io.corral.web.page.issue.StackParts.StackPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes stacks readable: the application's frames are shown, runs of library frames are folded,
/// repetitions count as one, and what is too much is left out with a link to the whole. One for all
/// stacks of an event, because source and variables are bounded over all of them.
final class Frames {

    private static final int NEWEST_SHOWN = 80;
    private static final int OLDEST_SHOWN = 20;
    private static final int FOLD_MIN = 2;
    private static final int OPEN_MAX = 6;
    private static final int DETAILED_MAX = 60;
    private static final int LINES_AROUND = 5;
    private static final int LINE_LENGTH_MAX = 300;
    private static final int NAME_LENGTH_MAX = 300;
    private static final int VARS_MAX = 50;
    private static final int VAR_LENGTH_MAX = 1_000;

    private final String platform;
    private final Function<StackTrace, List<Boolean>> ownFrames;
    private final Extent extent;
    private final String whole;
    private int detailed;

    /// @param whole address of the page with nothing cut
    Frames(String platform, Extent extent, String whole) {
        this(platform, stack -> Grouping.inApp(stack, platform), extent, whole);
    }

    /// @param ownFrames says which frames of a stack are the application's
    /// @param whole address of the page with nothing cut
    Frames(
            String platform, Function<StackTrace, List<Boolean>> ownFrames, Extent extent,
            String whole) {
        this.platform = platform;
        this.ownFrames = ownFrames;
        this.extent = extent;
        this.whole = whole;
    }

    /// A frame, or several that are the same, or frames that are missing.
    ///
    /// @param frame null when frames are missing
    /// @param count of frames
    /// @param lost whether missing frames were not even stored
    private record Step(@Nullable Frame frame, boolean inApp, int count, boolean lost) {
        boolean isSame(Frame other) {
            return frame != null && Objects.equals(frame.function(), other.function())
                    && Objects.equals(frame.filename(), other.filename())
                    && Objects.equals(frame.module(), other.module())
                    && Objects.equals(frame.line(), other.line())
                    && (frame.line() != null || frame.function() != null);
        }
    }

    /// A stack, the crash first.
    ///
    /// @param openMax frames to open at most
    StackPart stack(@Nullable StackTrace stack, int openMax) {
        if (stack == null || stack.frames().isEmpty()) {
            return StackPart.NONE;
        }
        List<Step> steps = bounded(steps(stack));
        boolean hasApp = steps.stream().anyMatch(Step::inApp);
        var open = new OpenFrames(hasApp, Math.min(openMax, OPEN_MAX));
        List<FrameRun> runs = new ArrayList<>();
        int at = 0;
        while (at < steps.size()) {
            int end = endOfRun(steps, at);
            runs.add(run(steps.subList(at, end), at == 0 || !hasApp, open));
            at = end;
        }
        return new StackPart(joined(runs), registers(stack));
    }

    private List<Step> steps(StackTrace stack) {
        List<Frame> frames = stack.frames();
        List<Boolean> inApp = ownFrames.apply(stack);
        var omitted = stack.omitted();
        List<Step> steps = new ArrayList<>(frames.size());
        for (int i = frames.size() - 1; i >= 0; i--) {
            Step last = steps.isEmpty() ? null : steps.getLast();
            Frame frame = frames.get(i);
            if (last != null && last.isSame(frame)) {
                steps.set(steps.size() - 1,
                        new Step(last.frame(), last.inApp(), last.count() + 1, false));
            } else {
                steps.add(new Step(frame, inApp.get(i), 1, false));
            }
            if (omitted != null && i == omitted.from()) {
                steps.add(new Step(null, false, omitted.to() - omitted.from(), true));
            }
        }
        return steps;
    }

    /// The newest and oldest steps of a long stack, unless all are wanted.
    private List<Step> bounded(List<Step> steps) {
        if (extent.whole() || steps.size() <= NEWEST_SHOWN + OLDEST_SHOWN) {
            return steps;
        }
        int resume = steps.size() - OLDEST_SHOWN;
        List<Step> kept = new ArrayList<>(steps.subList(0, NEWEST_SHOWN));
        kept.add(new Step(null, false, steps.subList(NEWEST_SHOWN, resume).stream()
                .mapToInt(Step::count).sum(), false));
        kept.addAll(steps.subList(resume, steps.size()));
        return kept;
    }

    /// Where the frames that belong together end: library frames, or one of anything else. The
    /// crash stands alone, whosever it is.
    private static int endOfRun(List<Step> steps, int from) {
        int end = from + 1;
        if (from == 0 || steps.get(from).inApp() || steps.get(from).frame() == null) {
            return end;
        }
        while (end < steps.size() && !steps.get(end).inApp()
                && steps.get(end).frame() != null) {
            end++;
        }
        return end;
    }

    private FrameRun run(List<Step> steps, boolean shown, OpenFrames open) {
        Step first = steps.getFirst();
        if (first.frame() == null) {
            String count = Words.many(first.count(), "frame");
            return first.lost()
                    ? new FrameRun(count + " of a very long stack were not stored", null,
                            List.of())
                    : new FrameRun(count + " not shown", new Shell.Link(whole, "Show all"),
                            List.of());
        }
        boolean folded = !shown && !first.inApp() && steps.size() >= FOLD_MIN;
        List<FramePart> frames = new ArrayList<>(steps.size());
        for (Step step : steps) {
            frames.add(frame(step, Objects.requireNonNull(step.frame()), !folded, open));
        }
        int count = steps.stream().mapToInt(Step::count).sum();
        return new FrameRun(
                folded ? Words.many(count, "frame") + " of libraries" : null, null, frames);
    }

    /// Shown frames that follow each other are one list.
    private static List<FrameRun> joined(List<FrameRun> runs) {
        List<FrameRun> joined = new ArrayList<>();
        for (FrameRun run : runs) {
            FrameRun last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.title() == null && run.title() == null) {
                List<FramePart> both = new ArrayList<>(last.frames());
                both.addAll(run.frames());
                joined.set(joined.size() - 1, new FrameRun(null, null, both));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    /// Which frames are unfolded: those of the application, else the crash.
    private static final class OpenFrames {
        private final boolean appOnly;
        private int left;

        OpenFrames(boolean hasApp, int max) {
            this.appOnly = hasApp;
            this.left = hasApp ? max : Math.min(1, max);
        }

        boolean take(boolean inApp) {
            if (left == 0 || (appOnly && !inApp)) {
                return false;
            }
            left--;
            return true;
        }
    }

    private FramePart frame(Step step, Frame frame, boolean visible, OpenFrames open) {
        boolean rich = frame.contextLine() != null || !frame.vars().isEmpty();
        boolean shown = rich && (extent.whole() || detailed < DETAILED_MAX);
        detailed += rich ? 1 : 0;
        int lengthMax = extent.whole() ? Values.WHOLE_LENGTH_MAX : NAME_LENGTH_MAX;
        return new FramePart(
                Values.cut(FramePlace.function(frame, extent.original()), lengthMax),
                Values.cut(FramePlace.of(frame), lengthMax),
                Values.cut(FramePlace.module(frame, platform), lengthMax),
                step.count() == 1 ? "" : "×" + Words.number(step.count()), step.inApp(),
                SourceLanguage.of(frame.filename(), platform),
                shown ? source(frame) : List.of(), shown ? vars(frame) : List.of(),
                shown && visible && open.take(step.inApp()));
    }

    private List<SourceLine> source(Frame frame) {
        String current = frame.contextLine();
        if (current == null) {
            return List.of();
        }
        int around = extent.whole() ? Integer.MAX_VALUE : LINES_AROUND;
        List<String> before = frame.preContext();
        before = before.subList(Math.max(0, before.size() - around), before.size());
        List<String> after = frame.postContext();
        after = after.subList(0, Math.min(around, after.size()));
        Integer line = frame.line();
        int number = line == null ? 0 : line - before.size();
        List<SourceLine> lines = new ArrayList<>(before.size() + 1 + after.size());
        for (String text : before) {
            lines.add(line(line, number++, text, false));
        }
        lines.add(line(line, number++, current, true));
        for (String text : after) {
            lines.add(line(line, number++, text, false));
        }
        return lines;
    }

    private SourceLine line(@Nullable Integer known, int number, String text, boolean current) {
        return new SourceLine(known == null ? "" : Integer.toString(number),
                extent.whole() ? text : Values.cut(text, LINE_LENGTH_MAX), current);
    }

    private List<Fact> vars(Frame frame) {
        List<Fact> facts = new ArrayList<>();
        for (var variable : frame.vars().entrySet()) {
            if (!extent.whole() && facts.size() == VARS_MAX) {
                facts.add(Fact.of("…", frame.vars().size() - VARS_MAX + " more"));
                break;
            }
            facts.add(Values.fact(variable.getKey(), variable.getValue(),
                    extent.whole() ? Values.WHOLE_LENGTH_MAX : VAR_LENGTH_MAX));
        }
        return facts;
    }

    private static List<Fact> registers(StackTrace stack) {
        return new TreeMap<>(stack.registers()).entrySet().stream()
                .map(each -> Fact.of(each.getKey(), each.getValue())).toList();
    }
}
