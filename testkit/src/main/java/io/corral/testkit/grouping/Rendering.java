package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import java.util.ArrayList;
import java.util.List;

/// Makes the event that an SDK would send of an error.
final class Rendering {

    private static final EventId ID =
            EventId.parse("0123456789abcdef0123456789abcdef").orElseThrow();

    private Rendering() {}

    static EventDraft draft(Platform platform) {
        return new EventDraft(ID).platform(platform.word()).kind(EventKind.ERROR);
    }

    static Event event(BaseError error, Deploy deploy, Slots slots) {
        return draft(error, deploy, slots).build();
    }

    static EventDraft draft(BaseError error, Deploy deploy, Slots slots) {
        List<ExceptionValue> exceptions = new ArrayList<>();
        int id = error.chain().size() - 1;
        for (Thrown thrown : error.chain()) {
            exceptions.add(exception(error.platform(), thrown, id--, deploy, slots));
        }
        return draft(error.platform()).exceptions(exceptions);
    }

    /// @param id its number as SDKs count: the outermost is 0
    private static ExceptionValue exception(
            Platform platform, Thrown thrown, int id, Deploy deploy, Slots slots) {
        boolean outermost = id == 0;
        Mechanism mechanism = new Mechanism(
                outermost ? platform.mechanism() : "chained", outermost ? Boolean.FALSE : null,
                false, id, outermost ? null : Integer.valueOf(id - 1), false,
                outermost ? null : "__cause__", platform.metaOf(thrown));
        List<Frame> frames = thrown.calls().stream()
                .map(call -> platform.frame(call, deploy)).toList();
        return new ExceptionValue(
                platform.nameOf(thrown.type()), slots.fill(thrown.value()),
                platform.moduleOf(thrown.type()), null, mechanism,
                frames.isEmpty() ? null : StackTrace.of(frames), null);
    }
}
