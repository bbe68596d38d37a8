package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.Map;
import java.util.Optional;

/// How far the attempts of a job went against their limit: from tags over all events, contexts and
/// extra of the latest one, policies of the product context, and what messages and breadcrumbs
/// say.
final class RetryReader {

    private RetryReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        Attempts attempts = gather(reading);
        // What a page tried again and again is no job that somebody has to run once more.
        boolean page = reading.isRequest();
        Optional<IssueReading.Found> gaveUp =
                reading.find(Topic.GAVE_UP, place -> !page && mayTell(place));
        if (attempts.isRecovered()) {
            evidence.add(SignalType.RECOVERED, "recovered: true", attempts.source());
        }
        if (attempts.isSingle() && !page) {
            evidence.add(SignalType.NO_RETRY, "limit " + attempts.limit(), attempts.source());
        } else if (attempts.isAtEnd()) {
            evidence.add(SignalType.RETRIES_EXHAUSTED, attempts.text(), attempts.source());
        } else if (gaveUp.isPresent()) {
            evidence.add(SignalType.RETRIES_EXHAUSTED, gaveUp.get().word(),
                    gaveUp.get().place().source());
        } else if (attempts.isBelow()) {
            evidence.add(SignalType.RETRIES_LEFT, attempts.text(), attempts.source());
        } else if (attempts.isLatestBelow()) {
            evidence.add(SignalType.ATTEMPTS_LEFT, attempts.text(), attempts.source());
        }
        if (evidence.has(SignalType.RETRIES_EXHAUSTED)) {
            policy(reading).ifPresent(policy -> readExhausted(reading.hear(policy.onExhausted()),
                    policy.onExhausted(), evidence));
        }
    }

    // What the people of the product say is lost; or who makes good for it.
    private static void readExhausted(Mentions mentions, String text, Evidence evidence) {
        if (!text.isBlank()) {
            boolean mended = mentions.has(Topic.MENDED);
            mentions.first(Topic.BY_HAND).ifPresent(word -> evidence.add(SignalType.BY_HAND,
                    "\"" + word + "\" in " + text, "context.retryPolicies"));
            evidence.add(mended ? SignalType.FALLBACK : SignalType.WORK_LOST, text,
                    "context.retryPolicies");
        }
    }

    private static Attempts gather(IssueReading reading) {
        var attempts = new Attempts();
        Event event = reading.event();
        if (event != null) {
            event.contexts().forEach((name, context) -> {
                if (!name.equals("trace")) {
                    attempts.readContext("event.contexts." + name, context);
                }
            });
            event.extra().forEach((name, value) -> {
                if (value instanceof Map<?, ?> map) {
                    attempts.readContext("event.extra." + name, map);
                }
            });
        }
        reading.facts().tags().forEach(attempts::readTag);
        if (!reading.isRequest()) {
            reading.places().stream().filter(place -> place.kind().isNote()).forEach(
                    place -> attempts.readText(place.source(), place.mentions().words()));
        }
        policy(reading).ifPresent(policy -> attempts.readPolicy(policy.maxRetries()));
        return attempts;
    }

    private static Optional<ProductContext.RetryPolicy> policy(IssueReading reading) {
        return reading.input().context().retryPolicies().stream()
                .filter(policy -> concerns(policy, reading)).findFirst();
    }

    private static boolean concerns(ProductContext.RetryPolicy policy, IssueReading reading) {
        return Patterns.matches(policy.match(), reading.facts().title())
                || reading.places(Place.Kind.ROUTE).stream()
                        .anyMatch(place -> Patterns.matches(policy.match(), place.text()));
    }

    private static boolean mayTell(Place place) {
        return place.kind().isNote() || place.kind() == Place.Kind.MESSAGE;
    }
}
