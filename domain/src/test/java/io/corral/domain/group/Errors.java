package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events for grouping tests, written like the errors they stand for.
final class Errors {

    private final EventDraft draft =
            new EventDraft(EventId.parse("0123456789abcdef0123456789abcdef").orElseThrow());
    private final List<ExceptionValue> exceptions = new ArrayList<>();

    private Errors(String platform) {
        draft.platform(platform).kind(EventKind.ERROR);
    }

    static Errors on(String platform) {
        return new Errors(platform);
    }

    Errors raised(@Nullable String type, @Nullable String value, Frame... frames) {
        StackTrace stack = frames.length == 0 ? null : StackTrace.of(List.of(frames));
        exceptions.add(ExceptionValue.of(type, value, stack));
        return this;
    }

    Errors raised(ExceptionValue exception) {
        exceptions.add(exception);
        return this;
    }

    Errors message(@Nullable String template, @Nullable String formatted) {
        draft.message(new Message(template, formatted, List.of()));
        return this;
    }

    Errors fingerprint(String... entries) {
        draft.fingerprint(List.of(entries));
        return this;
    }

    EventDraft draft() {
        return draft.exceptions(exceptions);
    }

    Event event() {
        return draft().build();
    }

    long key() {
        return Grouping.keys(event()).primary();
    }

    Tier tier() {
        return Grouping.keys(event()).tier();
    }

    /// A frame as most SDKs send it: file and function.
    static Frame in(String file, @Nullable String function) {
        return frame(null, file, function, null, null);
    }

    /// A frame of a named module or class.
    static Frame at(String module, @Nullable String function) {
        return frame(module, null, function, null, null);
    }

    static Frame frame(
            @Nullable String module, @Nullable String path, @Nullable String function,
            @Nullable Boolean inApp, @Nullable Integer line) {
        return new Frame(
                path, path, module, function, null, line, 7, null, List.of(), List.of(), inApp,
                Map.of(), null, null, null, null);
    }
}
