package io.corral.server.rest.events;

import io.corral.domain.group.Explanation;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why an event was grouped as it was, on the wire.
///
/// @param hash the key, 16 hex digits, as `fingerprints` of the event has it
record GroupingView(
        String hash, int algorithm, String tier, String why, List<StackPart> stacks,
        List<MessagePart> messages, List<Component> components) {

    record Component(String name, String value) {}

    record StackPart(String title, boolean counts, List<FramePart> frames) {}

    record FramePart(
            int index, String role, String fate, String rule, String token,
            @Nullable String fold) {}

    record MessagePart(String original, String template, boolean counts, List<Masked> masked) {}

    record Masked(int start, int end, String kind) {}

    static GroupingView of(Explanation explanation) {
        return new GroupingView(
                HexFormat.of().toHexDigits(explanation.key()),
                explanation.algorithm(),
                word(explanation.tier()),
                explanation.why(),
                explanation.stacks().stream().map(GroupingView::stack).toList(),
                explanation.messages().stream().map(GroupingView::message).toList(),
                explanation.components().stream()
                        .map(each -> new Component(each.name(), each.value())).toList());
    }

    private static StackPart stack(Explanation.StackPart stack) {
        return new StackPart(stack.title(), stack.counts(),
                stack.frames().stream().map(frame -> new FramePart(
                        frame.index(), word(frame.role()), word(frame.fate()), frame.rule(),
                        frame.token(), frame.fold())).toList());
    }

    private static MessagePart message(Explanation.MessagePart message) {
        return new MessagePart(message.original(), message.template(), message.counts(),
                message.spans().stream()
                        .map(span -> new Masked(span.start(), span.end(), span.kind())).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
