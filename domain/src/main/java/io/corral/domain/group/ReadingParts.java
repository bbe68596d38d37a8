package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;

/// Makes the parts of a [GroupingReading].
final class ReadingParts {

    private ReadingParts() {}

    static GroupingReading.Part of(Link link) {
        Wording wording = link.wording();
        List<String> telling = new ArrayList<>(wording.template().codes());
        EngineError engine = wording.engine();
        if (engine != null && engine.subject() != null) {
            telling.add(engine.subject());
        }
        String nsError = link.nsError();
        if (nsError != null) {
            telling.add(nsError);
        }
        List<Token> kept = new ArrayList<>();
        for (Token token : link.stack().tokens()) {
            if (token.role() != Role.NOISE && !token.text().isEmpty()) {
                kept.add(token);
            }
        }
        List<GroupingReading.FrameToken> frames = new ArrayList<>();
        for (Token token : Collapse.repeated(kept)) {
            frames.add(
                    new GroupingReading.FrameToken(
                            token.text(), token.role(), token.isWeak(),
                            Reporters.isReporter(token) || Reporters.isDecorator(token.name())));
        }
        String type = link.typed() ? wording.type() : null;
        return new GroupingReading.Part(
                type, Types.isGeneric(type), wording.template().text(), telling, frames);
    }

    static GroupingReading.Part of(MessageTemplate message) {
        return new GroupingReading.Part(null, true, message.text(), message.codes(), List.of());
    }
}
