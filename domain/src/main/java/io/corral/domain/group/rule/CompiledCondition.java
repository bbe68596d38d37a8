package io.corral.domain.group.rule;

import io.corral.domain.group.rule.MatchKey.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a rule applies, ready to be asked: what costs nothing to ask comes first.
final class CompiledCondition {

    private final @Nullable CompiledMatcher caller;
    private final @Nullable CompiledMatcher callee;
    private final List<CompiledMatcher> event;
    private final List<CompiledMatcher> exception;
    private final List<CompiledMatcher> thread;
    private final List<CompiledMatcher> frame;
    /// Of caller and callee those there are.
    private final List<CompiledMatcher> around;

    private CompiledCondition(
            @Nullable CompiledMatcher caller, List<CompiledMatcher> matchers,
            @Nullable CompiledMatcher callee) {
        this.caller = caller;
        this.callee = callee;
        event = of(matchers, Scope.EVENT);
        exception = of(matchers, Scope.EXCEPTION);
        thread = of(matchers, Scope.THREAD);
        frame = of(matchers, Scope.FRAME);
        around = Stream.of(caller, callee).filter(Objects::nonNull).toList();
    }

    /// @param ofFrames whether families are those of frames
    static CompiledCondition of(RuleCondition condition, PatternTable table, boolean ofFrames) {
        return new CompiledCondition(
                compiled(condition.caller(), table, ofFrames),
                condition.matchers().stream()
                        .map(each -> CompiledMatcher.of(each, table, ofFrames)).toList(),
                compiled(condition.callee(), table, ofFrames));
    }

    private static @Nullable CompiledMatcher compiled(
            @Nullable Matcher matcher, PatternTable table, boolean ofFrames) {
        return matcher == null ? null : CompiledMatcher.of(matcher, table, ofFrames);
    }

    /// In the order of what they cost to ask: families of events, texts, which mostly do not match,
    /// then what has to be worked out.
    private static List<CompiledMatcher> of(List<CompiledMatcher> all, Scope scope) {
        List<CompiledMatcher> sorted = new ArrayList<>(all);
        sorted.removeIf(each -> each.scope() != scope);
        sorted.sort(Comparator.comparingInt(CompiledCondition::cost));
        return List.copyOf(sorted);
    }

    private static int cost(CompiledMatcher matcher) {
        if (matcher.slot() < 0) {
            return matcher.scope() == Scope.EVENT ? 0 : 3;
        }
        return matcher.negated() ? 2 : 1;
    }

    /// The matchers of a rule that are compared with texts.
    static List<Matcher> texts(RuleCondition condition) {
        List<Matcher> texts = new ArrayList<>(condition.matchers());
        if (condition.caller() != null) {
            texts.add(condition.caller());
        }
        if (condition.callee() != null) {
            texts.add(condition.callee());
        }
        texts.removeIf(each -> !CompiledMatcher.isText(each));
        return texts;
    }

    /// The text without which it cannot hold: of several the one that asks for most, which is met
    /// least. Null when it can hold without any.
    @Nullable
    CompiledMatcher key(PatternTable table) {
        return Stream.of(event, exception, thread, frame, around)
                .flatMap(List::stream)
                .filter(each -> each.slot() >= 0 && !each.negated())
                .max(Comparator.comparingInt(
                        each -> table.weight(each.slot(), each.pattern())))
                .orElse(null);
    }

    /// Whether an event has everything: all that is said of frames in one frame, all that is said
    /// of exceptions in one exception, and so on.
    boolean holds(RuleReading reading) {
        for (CompiledMatcher each : event) {
            if (!each.holdsForEvent(reading)) {
                return false;
            }
        }
        return any(exception, Scope.EXCEPTION, reading) && any(thread, Scope.THREAD, reading)
                && (isWithoutFrames() || frames(reading) != null);
    }

    private boolean isWithoutFrames() {
        return frame.isEmpty() && around.isEmpty();
    }

    /// The frames a stack-trace rule is about; null when there are none. What it says of an
    /// exception must hold for the exception whose stack the frame is of.
    @Nullable
    Bits matched(RuleReading reading) {
        for (CompiledMatcher each : event) {
            if (!each.holdsForEvent(reading)) {
                return null;
            }
        }
        if (!any(thread, Scope.THREAD, reading)) {
            return null;
        }
        Bits frames = frames(reading);
        if (frames == null || exception.isEmpty()) {
            return frames;
        }
        Bits left = frames.and(ofExceptions(reading), false);
        return left.isEmpty() ? null : left;
    }

    private static boolean any(List<CompiledMatcher> matchers, Scope scope, RuleReading reading) {
        return matchers.isEmpty() || all(matchers, scope, reading) != null;
    }

    /// What all matchers hold for; null when for nothing.
    private static @Nullable Bits all(
            List<CompiledMatcher> matchers, Scope scope, RuleReading reading) {
        Bits left = null;
        for (CompiledMatcher each : matchers) {
            Bits matches = each.matches(reading);
            if (matches == null && !each.negated()) {
                return null;
            }
            left = left == null ? Bits.all(reading.subject().count(scope)) : left;
            if (matches != null && left.and(matches, each.negated()).isEmpty()) {
                return null;
            }
        }
        return left == null || left.isEmpty() ? null : left;
    }

    private @Nullable Bits frames(RuleReading reading) {
        int count = reading.subject().frames().size();
        Bits left = frame.isEmpty() && count > 0
                ? Bits.all(count)
                : all(frame, Scope.FRAME, reading);
        if (left != null && caller != null) {
            Bits called = held(caller, reading, count).plusOne();
            left.and(called, false).and(reading.starts(), true);
        }
        if (left != null && callee != null) {
            Bits calling = held(callee, reading, count).and(reading.starts(), true).minusOne();
            left.and(calling, false);
        }
        return left == null || left.isEmpty() ? null : left;
    }

    private static Bits held(CompiledMatcher matcher, RuleReading reading, int count) {
        Bits matches = matcher.matches(reading);
        Bits held = matches == null ? new Bits(count) : matches.copy();
        return matcher.negated() ? held.invert() : held;
    }

    private Bits ofExceptions(RuleReading reading) {
        RuleSubject subject = reading.subject();
        Bits exceptions = all(exception, Scope.EXCEPTION, reading);
        boolean bare = exception.stream().allMatch(CompiledMatcher::negated);
        Bits frames = new Bits(subject.frames().size());
        int at = 0;
        for (RuleSubject.Stack stack : subject.stacks()) {
            int index = subject.indexOf(stack.exception());
            boolean holds = index < 0 ? bare : exceptions != null && exceptions.get(index);
            for (int end = at + stack.frames().size(); at < end; at++) {
                if (holds) {
                    frames.set(at);
                }
            }
        }
        return frames;
    }
}
