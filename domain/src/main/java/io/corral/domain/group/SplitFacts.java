package io.corral.domain.group;

import io.corral.domain.event.Event;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What split marks ask of an event; worked out when first asked. For one thread.
public final class SplitFacts {

    private final Event event;
    private final GroupingConfig config;
    private @Nullable Explanation explanation;

    /// @param config the event is grouped under
    public SplitFacts(Event event, GroupingConfig config) {
        this.event = event;
        this.config = config;
    }

    Event event() {
        return event;
    }

    /// The tag's value; empty when there is none.
    public String tag(String name) {
        return SplitMark.tag(event, name);
    }

    private Explanation explanation() {
        Explanation known = explanation;
        if (known == null) {
            known = Grouping.explain(event, config);
            explanation = known;
        }
        return known;
    }

    /// Tokens of all frames that are not noise.
    public Set<String> frames() {
        Set<String> tokens = new LinkedHashSet<>();
        for (Explanation.StackPart stack : explanation().stacks()) {
            for (Explanation.FramePart frame : stack.frames()) {
                if (frame.role() != Role.NOISE) {
                    tokens.add(frame.token());
                }
            }
        }
        return tokens;
    }

    /// Its messages without values.
    public Set<String> messages() {
        Set<String> templates = new LinkedHashSet<>();
        explanation().messages().forEach(part -> templates.add(part.template()));
        return templates;
    }
}
