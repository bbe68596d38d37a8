package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.ThreadsPart;
import io.corral.web.page.issue.ThreadsPart.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The threads of an event, one of them with its stack.
final class ThreadParts {

    private static final int OPEN_FRAMES = 2;
    private static final int NAME_LENGTH_MAX = 100;

    private ThreadParts() {}

    /// The part; null when the event has no threads, or one that says nothing.
    static @Nullable ThreadsPart of(Event event, Frames frames, EventLinks links) {
        List<ThreadValue> threads = event.threads();
        boolean says = threads.size() > 1
                || threads.stream().anyMatch(each -> each.stackTrace() != null);
        if (!says) {
            return null;
        }
        int shown = shown(threads, links.extent().thread());
        ThreadValue thread = threads.get(shown);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            choices.add(choice(threads.get(i), i, i == shown, links));
        }
        StackTrace stack = thread.stackTrace();
        return new ThreadsPart(
                name(thread, shown), chips(thread),
                stack == null ? null : frames.stack(stack, OPEN_FRAMES),
                Values.facts(thread.heldLocks(), Values.LENGTH_MAX), choices);
    }

    /// The thread asked for, else that which crashed, else the current one, else one with a stack.
    private static int shown(List<ThreadValue> threads, @Nullable String wanted) {
        int best = 0;
        for (int i = 0; i < threads.size(); i++) {
            if (id(threads.get(i), i).equals(wanted)) {
                return i;
            }
            if (worth(threads.get(i)) > worth(threads.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int worth(ThreadValue thread) {
        int worth = Boolean.TRUE.equals(thread.crashed()) ? 4 : 0;
        worth += Boolean.TRUE.equals(thread.current()) ? 2 : 0;
        return worth + (thread.stackTrace() == null ? 0 : 1);
    }

    private static String id(ThreadValue thread, int index) {
        return thread.id() == null ? "at-" + index : thread.id();
    }

    private static String name(ThreadValue thread, int index) {
        String name = thread.name() == null || thread.name().isBlank()
                ? "Thread " + id(thread, index)
                : thread.name();
        return Values.cut(name, NAME_LENGTH_MAX);
    }

    private static Choice choice(
            ThreadValue thread, int index, boolean current, EventLinks links) {
        return new Choice(
                links.page(links.extent().ofThread(id(thread, index))) + "#threads",
                name(thread, index), place(thread.stackTrace()),
                Boolean.TRUE.equals(thread.crashed()), current);
    }

    private static String place(@Nullable StackTrace stack) {
        return stack == null || stack.frames().isEmpty()
                ? ""
                : Values.cut(FramePlace.function(stack.frames().getLast(), false),
                        NAME_LENGTH_MAX);
    }

    private static List<Chip> chips(ThreadValue thread) {
        List<Chip> chips = new ArrayList<>();
        if (Boolean.TRUE.equals(thread.crashed())) {
            chips.add(Chip.of("crashed", "is-error"));
        }
        if (Boolean.TRUE.equals(thread.current())) {
            chips.add(Chip.of("current", ""));
        }
        if (Boolean.TRUE.equals(thread.main())) {
            chips.add(Chip.of("main", ""));
        }
        if (thread.state() != null) {
            chips.add(Chip.of(thread.state(), ""));
        }
        chips.sort(Comparator.comparing((Chip chip) -> chip.look().isEmpty()));
        return chips;
    }
}
