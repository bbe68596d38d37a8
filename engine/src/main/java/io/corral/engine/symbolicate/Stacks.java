package io.corral.engine.symbolicate;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import org.jspecify.annotations.Nullable;

/// Changes the stacks of an event; of exceptions, the one that was sent stays beside it.
final class Stacks {

    private Stacks() {}

    /// A change of a stack.
    @FunctionalInterface
    interface Change {
        /// The changed stack; null when it stays.
        @Nullable
        StackTrace of(StackTrace stack);
    }

    /// Changes those of exceptions.
    static void changeExceptions(EventDraft event, Change change) {
        event.exceptions().replaceAll(exception -> changed(exception, change));
    }

    /// Changes those of threads, and the one of the event itself.
    static void change(EventDraft event, Change change) {
        event.threads().replaceAll(thread -> changed(thread, change));
        StackTrace stack = event.stackTrace();
        StackTrace changed = stack == null ? null : change.of(stack);
        if (changed != null) {
            event.stackTrace(changed);
        }
    }

    private static ExceptionValue changed(ExceptionValue exception, Change change) {
        StackTrace stack = exception.stackTrace();
        StackTrace changed = stack == null ? null : change.of(stack);
        return changed == null
                ? exception
                : new ExceptionValue(exception.type(), exception.value(), exception.module(),
                        exception.threadId(), exception.mechanism(), changed,
                        exception.rawStackTrace() == null ? stack : exception.rawStackTrace());
    }

    private static ThreadValue changed(ThreadValue thread, Change change) {
        StackTrace stack = thread.stackTrace();
        StackTrace changed = stack == null ? null : change.of(stack);
        return changed == null
                ? thread
                : new ThreadValue(thread.id(), thread.name(), thread.state(), thread.crashed(),
                        thread.current(), thread.main(), changed, thread.heldLocks());
    }
}
