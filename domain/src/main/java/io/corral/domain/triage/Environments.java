package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which environments customers use.
public final class Environments {

    private Environments() {}

    /// Whether customers may be there: also when it has no name or one that says nothing.
    public static boolean isProduction(@Nullable String environment) {
        return environment == null || environment.isEmpty()
                || isProduction(Mentions.of(environment));
    }

    /// The same for a name that was heard.
    static boolean isProduction(Mentions mentions) {
        List<String> words = mentions.words();
        if (words.contains("pre") || words.contains("non")) {
            return false;
        }
        return mentions.has(Topic.PRODUCTION) || !mentions.has(Topic.NOT_PRODUCTION);
    }

    /// Whether any event of an issue comes from where customers are; also when that is not known.
    static boolean hasProduction(IssueReading reading) {
        List<IssueFacts.TagShare> environments = reading.tag("environment");
        if (!environments.isEmpty()) {
            return environments.stream()
                    .anyMatch(share -> isProduction(reading, share.value()));
        }
        Event event = reading.event();
        return event == null || isProduction(reading, event.environment());
    }

    private static boolean isProduction(IssueReading reading, @Nullable String environment) {
        return reading.surroundings().isProduction(reading.facts().project(), environment);
    }
}
