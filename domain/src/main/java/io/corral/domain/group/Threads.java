package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Picks the one thread whose stack stands for an event without a stack of its own.
final class Threads {

    private Threads() {}

    /// The event's own stack, else that of the thread the exception names, the only crashed thread,
    /// the only current one, or the only one; else null.
    static @Nullable StackTrace stackOf(Event event) {
        StackTrace own = event.stackTrace();
        if (own != null && !own.frames().isEmpty()) {
            return own;
        }
        List<ThreadValue> threads = event.threads();
        String raising = raisingThread(event);
        ThreadValue picked = raising == null
                ? null
                : only(threads, thread -> Objects.equals(thread.id(), raising));
        picked = picked == null ? only(threads, thread -> isTrue(thread.crashed())) : picked;
        picked = picked == null ? only(threads, thread -> isTrue(thread.current())) : picked;
        picked = picked == null ? only(threads, _ -> true) : picked;
        return picked == null ? null : picked.stackTrace();
    }

    private static @Nullable String raisingThread(Event event) {
        List<ExceptionValue> exceptions = event.exceptions();
        return exceptions.isEmpty() ? null : exceptions.getLast().threadId();
    }

    private static boolean isTrue(@Nullable Boolean said) {
        return said != null && said;
    }

    private static @Nullable ThreadValue only(
            List<ThreadValue> threads, Predicate<ThreadValue> condition) {
        ThreadValue found = null;
        for (ThreadValue thread : threads) {
            if (condition.test(thread)) {
                if (found != null) {
                    return null;
                }
                found = thread;
            }
        }
        return found;
    }
}
