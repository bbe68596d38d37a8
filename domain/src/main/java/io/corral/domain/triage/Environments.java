package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which environments customers use.
final class Environments {

    private static final Lexicon PRODUCTION = new Lexicon(TopicFile.section("production"));
    private static final Lexicon OTHER = new Lexicon(TopicFile.section("not-production"));

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
        List<String> words = Words.of(environment);
        if (words.contains("pre") || words.contains("non")) {
            return false;
        }
        return PRODUCTION.firstIn(words).isPresent() || OTHER.firstIn(words).isEmpty();
    }
}
