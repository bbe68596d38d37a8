package io.corral.domain.group.rule;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.ThreadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An event as rules see it: its exceptions and threads, and the frames of its stacks in one row.
public final class RuleSubject {

    /// Frames of all stacks together that rules look at; the stacks behind are left as they are.
    public static final int FRAMES_MAX = 1_024;

    private static final int EXCEPTIONS_MAX = 64;
    private static final int THREADS_MAX = 64;

    private final Event event;
    private final List<ExceptionValue> exceptions;
    private final List<ThreadValue> threads;
    private final FrameNature.Judge judge;
    private final Supplier<List<Stack>> source;
    private @Nullable List<Stack> stacks;
    private @Nullable List<Frame> frames;

    /// A stack with the exception it belongs to.
    ///
    /// @param exception null for a stack without one
    /// @param frames the oldest call first
    public record Stack(@Nullable ExceptionValue exception, List<Frame> frames) {}

    /// @param source asked for the stacks when a rule needs frames
    /// @param judge asked for frames when a rule needs it
    public RuleSubject(Event event, Supplier<List<Stack>> source, FrameNature.Judge judge) {
        this.event = event;
        this.source = source;
        this.judge = judge;
        exceptions = last(event.exceptions(), EXCEPTIONS_MAX);
        threads = last(event.threads(), THREADS_MAX);
    }

    private static <T> List<T> last(List<T> all, int max) {
        return all.size() <= max ? all : all.subList(all.size() - max, all.size());
    }

    Event event() {
        return event;
    }

    List<ExceptionValue> exceptions() {
        return exceptions;
    }

    List<ThreadValue> threads() {
        return threads;
    }

    List<Stack> stacks() {
        List<Stack> known = stacks;
        if (known == null) {
            known = new ArrayList<>();
            int count = 0;
            for (Stack stack : source.get()) {
                count += stack.frames().size();
                if (count > FRAMES_MAX) {
                    break;
                }
                known.add(stack);
            }
            stacks = known;
        }
        return known;
    }

    /// The frames of all stacks in one row.
    List<Frame> frames() {
        List<Frame> known = frames;
        if (known == null) {
            known = stacks().size() == 1
                    ? stacks().getFirst().frames()
                    : stacks().stream().flatMap(stack -> stack.frames().stream()).toList();
            frames = known;
        }
        return known;
    }

    FrameNature nature(int frame) {
        return judge.of(frames().get(frame), event.platform());
    }

    /// Position of an exception; -1 when it is none of those looked at.
    @SuppressWarnings("ReferenceEquality") // The very exception, not one like it.
    int indexOf(@Nullable ExceptionValue exception) {
        for (int i = 0; i < exceptions.size(); i++) {
            if (exceptions.get(i) == exception) {
                return i;
            }
        }
        return -1;
    }

    /// How many things of a scope there are to match.
    int count(MatchKey.Scope scope) {
        return switch (scope) {
            case EVENT -> 1;
            case EXCEPTION -> exceptions.size();
            case FRAME -> frames().size();
            case THREAD -> threads.size();
        };
    }

    /// Names the values of a key.
    ///
    /// @param index of exception, frame or thread
    void values(MatchKey key, String tag, int index, Consumer<String> each) {
        switch (key.scope()) {
            case EVENT -> ofEvent(key, tag, each);
            case EXCEPTION -> give(ofException(key, exceptions.get(index)), each);
            case THREAD -> give(ofThread(key, threads.get(index)), each);
            case FRAME -> ofFrame(key, frames().get(index), each);
        }
    }

    private static void give(@Nullable String value, Consumer<String> each) {
        if (value != null) {
            each.accept(value);
        }
    }

    private void ofEvent(MatchKey key, String tag, Consumer<String> each) {
        switch (key) {
            case MESSAGE -> {
                if (event.message() != null && !event.message().text().isEmpty()) {
                    each.accept(event.message().text());
                }
                exceptions.forEach(exception -> give(exception.value(), each));
            }
            case LEVEL -> each.accept(event.level().wireName());
            case LOGGER -> give(event.logger(), each);
            case RELEASE -> give(event.release(), each);
            case SDK -> give(event.sdk() == null ? null : event.sdk().name(), each);
            case TAG -> give(tag(tag), each);
            case URL -> give(event.request() == null ? null : event.request().url(), each);
            case FAMILY, ERROR_TYPE, ERROR_VALUE, MECHANISM, FUNCTION, MODULE, PATH, PACKAGE, APP,
                    CATEGORY, THREAD_ID, THREAD_NAME, THREAD_STATE, THREAD_CRASHED,
                    THREAD_CURRENT ->
                throw new IllegalStateException(key + " is not a text of an event");
        }
    }

    /// The transaction is a tag to Sentry, whether or not the SDK sent it as one.
    private @Nullable String tag(String name) {
        String sent = event.tags().get(name);
        return sent == null && name.equals("transaction") ? event.transaction() : sent;
    }

    private static @Nullable String ofException(MatchKey key, ExceptionValue exception) {
        return switch (key) {
            case ERROR_TYPE -> exception.type();
            case ERROR_VALUE -> exception.value();
            case MECHANISM -> exception.mechanism() == null ? null : exception.mechanism().type();
            default -> throw new IllegalStateException(key + " is not a text of an exception");
        };
    }

    private static @Nullable String ofThread(MatchKey key, ThreadValue thread) {
        return switch (key) {
            case THREAD_ID -> thread.id();
            case THREAD_NAME -> thread.name();
            case THREAD_STATE -> thread.state();
            case THREAD_CRASHED -> flag(thread.crashed());
            case THREAD_CURRENT -> flag(thread.current());
            default -> throw new IllegalStateException(key + " is not a text of a thread");
        };
    }

    private static String flag(@Nullable Boolean said) {
        return said != null && said ? "yes" : "no";
    }

    private static void ofFrame(MatchKey key, Frame frame, Consumer<String> each) {
        switch (key) {
            case FUNCTION -> give(frame.function(), each);
            case MODULE -> give(frame.module(), each);
            case PACKAGE -> give(frame.packageName(), each);
            case PATH -> {
                give(frame.absPath(), each);
                give(frame.filename(), each);
            }
            default -> throw new IllegalStateException(key + " is not a text of a frame");
        }
    }
}
