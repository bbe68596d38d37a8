package io.corral.testkit.grouping.third;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import io.corral.testkit.grouping.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event as written in a file. Filled by the thread that reads, unchanged afterwards.
final class Rendered {

    private static final EventId ID =
            EventId.parse("fedcba9876543210fedcba9876543210").orElseThrow();

    final List<Thrown> thrown = new ArrayList<>();
    @Nullable
    String message;
    @Nullable
    String template;
    @Nullable
    String logger;
    private final Platform platform;

    Rendered(Platform platform) {
        this.platform = platform;
    }

    /// An exception of the chain.
    ///
    /// @param value null when it has no message
    record Thrown(String type, @Nullable String value, List<FrameLine> frames) {}

    /// Reads `Type: message` or `Type`; `\n` stands for a new line.
    static Thrown thrown(String line, List<FrameLine> frames) {
        int colon = line.indexOf(": ");
        return colon < 0
                ? new Thrown(line, null, frames)
                : new Thrown(line.substring(0, colon),
                        line.substring(colon + 2).replace("\\n", "\n"), frames);
    }

    Event event(long seed) {
        Place place = new Place(seed);
        EventDraft draft = new EventDraft(ID).platform(platform.word())
                .kind(thrown.isEmpty() ? EventKind.DEFAULT : EventKind.ERROR).logger(logger);
        if (message != null) {
            draft.message(new Message(template, place.fill(message), List.of()));
        }
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (Thrown each : thrown) {
            exceptions.add(exception(each, thrown.size() - 1 - exceptions.size(), place));
        }
        return draft.exceptions(exceptions).build();
    }

    /// @param id its number as SDKs count: the outermost is 0
    private ExceptionValue exception(Thrown each, int id, Place place) {
        boolean outermost = id == 0;
        Mechanism mechanism = new Mechanism(
                outermost ? platform.mechanism() : "chained", outermost ? Boolean.FALSE : null,
                false, id, outermost ? null : Integer.valueOf(id - 1), false,
                outermost ? null : "__cause__", Map.of());
        List<Frame> frames = new ArrayList<>();
        for (FrameLine line : each.frames()) {
            frames.add(line.frame(place, frames.size()));
        }
        return new ExceptionValue(
                platform.nameOf(each.type()), place.fill(each.value()),
                platform.moduleOf(each.type()), null, mechanism,
                frames.isEmpty() ? null : StackTrace.of(frames), null);
    }
}
