package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which environments customers use.
final class Environments {

    private Environments() {}

    /// Whether any event of an issue comes from where customers are; also when that is not known.
    static boolean hasProduction(IssueReading reading) {
        List<IssueFacts.TagShare> environments = reading.tag("environment");
        if (!environments.isEmpty()) {
            return environments.stream().anyMatch(share -> isProduction(share.value()));
        }
        Event event = reading.event();
        return event == null || isProduction(event.environment());
    }

    /// Whether customers may be there: also when it has no name or one that says nothing.
    static boolean isProduction(@Nullable String environment) {
        if (environment == null || environment.isEmpty()) {
            return true;
        }
        Mentions mentions = Mentions.of(environment);
        List<String> words = mentions.words();
        if (words.contains("pre") || words.contains("non")) {
            return false;
        }
        return mentions.has(Topic.PRODUCTION) || !mentions.has(Topic.NOT_PRODUCTION);
    }
}
