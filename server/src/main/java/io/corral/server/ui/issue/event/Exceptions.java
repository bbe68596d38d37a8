package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.StackTrace;
import io.corral.server.ui.issue.event.ExceptionOrder.Placed;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.issue.StackParts;
import io.corral.web.page.issue.StackParts.ExceptionPart;
import io.corral.web.page.issue.StackParts.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The exceptions of an event with their stacks.
final class Exceptions {

    private static final int SHOWN_MAX = 10;
    private static final int OPEN_MAX = 4;
    private static final int FIRST_OPEN_FRAMES = 6;

    private Exceptions() {}

    static StackParts of(Event event, Frames frames, EventLinks links) {
        List<Placed> all = ExceptionOrder.of(event.exceptions());
        Extent extent = links.extent();
        List<Placed> shown = extent.whole() || all.size() <= SHOWN_MAX
                ? all
                : all.subList(0, SHOWN_MAX);
        List<ExceptionPart> parts = new ArrayList<>();
        for (Placed each : shown) {
            parts.add(part(each, parts.size(), frames, extent));
        }
        if (parts.isEmpty() && event.stackTrace() != null) {
            parts.add(new ExceptionPart("stack-0", null, 0, "Stack trace", null, null, List.of(),
                    List.of(), frames.stack(event.stackTrace(), FIRST_OPEN_FRAMES), true));
        }
        return new StackParts(parts, views(event, links), shown.size() == all.size()
                ? null
                : all.size() - shown.size() + " more exceptions");
    }

    private static ExceptionPart part(
            Placed placed, int place, Frames frames, Extent extent) {
        ExceptionValue exception = placed.exception();
        String value = exception.value();
        return new ExceptionPart(
                "exception-" + placed.index(), placed.relation(), placed.depth(),
                exception.type() == null ? "Error" : exception.type(), exception.module(),
                value == null || value.isEmpty()
                        ? null
                        : Values.cut(value, extent.whole()
                                ? Values.WHOLE_LENGTH_MAX
                                : Values.LENGTH_MAX),
                chips(exception.mechanism()), mechanism(exception.mechanism()),
                frames.stack(stack(exception, extent), place == 0 ? FIRST_OPEN_FRAMES : 1),
                place < OPEN_MAX);
    }

    private static @Nullable StackTrace stack(ExceptionValue exception, Extent extent) {
        return extent.original() && exception.rawStackTrace() != null
                ? exception.rawStackTrace()
                : exception.stackTrace();
    }

    private static List<Chip> chips(@Nullable Mechanism mechanism) {
        List<Chip> chips = new ArrayList<>();
        if (mechanism == null) {
            return chips;
        }
        if (mechanism.handled() != null) {
            chips.add(mechanism.handled()
                    ? new Chip("handled", "", "The application caught it")
                    : new Chip("unhandled", "is-unhandled",
                            "Nothing in the application caught it"));
        }
        if (mechanism.type() != null) {
            chips.add(new Chip(mechanism.type(), "", "How the SDK came to report it"));
        }
        return chips;
    }

    /// What the SDK said besides what the chips say.
    private static List<Fact> mechanism(@Nullable Mechanism mechanism) {
        if (mechanism == null) {
            return List.of();
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(mechanism.all());
        List.of("type", "handled", "exception_id", "parent_id", "is_exception_group", "source",
                "synthetic").forEach(rest::remove);
        return Values.facts(rest, Values.LENGTH_MAX);
    }

    private static List<View> views(Event event, EventLinks links) {
        boolean hasOriginal = event.exceptions().stream()
                .anyMatch(each -> each.rawStackTrace() != null);
        if (!hasOriginal) {
            return List.of();
        }
        Extent extent = links.extent();
        return List.of(
                new View(links.page(extent.asSent(false)), "Symbolicated", !extent.original()),
                new View(links.page(extent.asSent(true)), "Original", extent.original()));
    }
}
