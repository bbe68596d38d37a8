package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the attempts of a job went against their limit: from tags over all events, the context of
/// the latest one, the product context's policies, and what breadcrumbs say.
///
/// Counters are known by their names, which Celery, Sidekiq, RQ, Resque, BullMQ, Hangfire, Oban,
/// Laravel, Spring Retry, Kafka and SQS share to a large part.
final class RetryReader {

    private static final Set<String> COUNTERS = Set.of("retries", "retrycount", "retry", "attempt",
            "attempts", "attemptsmade", "attemptnumber", "deliveryattempt", "deliverycount",
            "receivecount", "approximatereceivecount", "numdelivered", "failures", "tries",
            "executioncount", "redeliverycount");
    private static final Set<String> LIMITS = Set.of("maxretries", "maxattempts", "maxtries",
            "maxretry", "maxreceivecount", "maxdeliver", "maxdeliveries", "retriestotal",
            "attemptslimit", "retrylimit", "limit", "maxdeliveryattempts", "maxattempt");
    private static final Set<String> LEFT =
            Set.of("retriesleft", "attemptsleft", "triesleft", "remaining", "retriesremaining");
    private static final Set<String> ENDED =
            Set.of("failed", "discarded", "dead", "exhausted", "deadletter", "buried");
    private static final Lexicon GAVE_UP = new Lexicon(List.of("max retries exceeded",
            "maxretriesexceeded", "max retries", "retries exhausted", "retry exhausted",
            "backoff exhausted", "attempts exceeded", "retry attempts exceeded", "dead letter",
            "dlt", "dlq", "attempted too many times", "failed jobs", "gave up after",
            "giving up after", "moved to dead", "job moved to failed", "morgue"));
    private static final int DEPTH_MAX = 3;

    private final Evidence evidence;
    private final IssueReading reading;
    private long reached = -1;
    private long limit = -1;
    private long left = -1;
    private boolean ended;
    private boolean distribution;
    private boolean recovered;
    private String source = "";

    private RetryReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
    }

    static void read(IssueReading reading, Evidence evidence) {
        new RetryReader(reading, evidence).read();
    }

    private void read() {
        Event event = reading.event();
        if (event != null) {
            event.contexts().forEach((name, context) -> walk("contexts." + name, context, 0));
            event.extra().forEach((name, value) -> {
                if (value instanceof Map<?, ?> map) {
                    walk("extra." + name, map, 1);
                }
            });
        }
        reading.facts().tags().forEach(this::readTag);
        readPolicies();
        decide();
    }

    private void walk(String where, Map<?, ?> values, int depth) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && depth < DEPTH_MAX) {
                walk(where, map, depth + 1);
            } else if (value != null) {
                readField(where, plain(key.toString()), value);
            }
        });
    }

    private void readField(String where, String key, Object value) {
        Long number = number(value.toString());
        if (number != null && COUNTERS.contains(key)) {
            reached = Math.max(reached, number);
            source = where;
        } else if (number != null && LIMITS.contains(key) && !where.contains("trace")) {
            limit = number;
        } else if (number != null && LEFT.contains(key)) {
            left = number;
            source = where;
        } else if (key.equals("state") || key.equals("status")) {
            ended |= ENDED.contains(plain(value.toString()));
        } else if (key.equals("exhausted") || key.equals("dead")) {
            ended |= value.toString().equals("true");
        } else if (key.equals("recovered")) {
            recovered |= value.toString().equals("true");
        } else if (key.equals("retry") && value.toString().equals("false")) {
            limit = 0;
        }
    }

    private void readTag(String name, List<IssueFacts.TagShare> values) {
        String key = plain(name.substring(name.lastIndexOf('.') + 1));
        for (IssueFacts.TagShare share : values) {
            Long number = number(share.value());
            if (number == null) {
                continue;
            }
            if (COUNTERS.contains(key)) {
                reached = Math.max(reached, number);
                distribution = true;
                source = "tags." + name;
            } else if (LIMITS.contains(key) && !key.equals("limit")) {
                limit = number;
            } else if (LEFT.contains(key)) {
                left = left < 0 ? number : Math.min(left, number);
                distribution = true;
                source = "tags." + name;
            }
        }
    }

    private void readPolicies() {
        for (ProductContext.RetryPolicy policy : reading.input().context().retryPolicies()) {
            boolean named = reading.places(Place.Kind.ROUTE).stream()
                    .anyMatch(place -> Patterns.matches(policy.match(), place.text()))
                    || Patterns.matches(policy.match(), reading.facts().title());
            if (named && limit < 0) {
                limit = policy.maxRetries();
            }
        }
    }

    private void decide() {
        Optional<IssueReading.Found> gaveUp = reading.find(GAVE_UP,
                place -> place.kind() == Place.Kind.CRUMB || place.kind() == Place.Kind.MESSAGE);
        if (recovered) {
            evidence.add(SignalType.RECOVERED, "recovered: true", source);
        }
        boolean atEnd = left == 0 || (limit >= 0 && reached >= limit && reached >= 0);
        if (limit >= 0 && limit <= 1 && reached <= 1 && left < 0 && isJob()) {
            evidence.add(SignalType.NO_RETRY, "limit " + limit, source.isEmpty() ? "tags" : source);
        } else if (atEnd || ended || gaveUp.isPresent()) {
            evidence.add(SignalType.RETRIES_EXHAUSTED, exhausted(gaveUp), gaveUp
                    .filter(_ -> source.isEmpty()).map(found -> found.place().source())
                    .orElse(source));
        } else if (distribution && (limit >= 0 || left > 0 || falls())) {
            evidence.add(SignalType.RETRIES_LEFT, left > 0
                    ? left + " attempts left"
                    : "at most " + reached + " of " + (limit < 0 ? "?" : limit), source);
        }
    }

    private String exhausted(Optional<IssueReading.Found> gaveUp) {
        if (left == 0) {
            return "no attempts left";
        }
        return reached >= 0 && limit >= 0
                ? reached + " of " + limit
                : gaveUp.map(IssueReading.Found::word).orElse("ended");
    }

    // Without a known limit: a counter that ends at a small number, seen ever more rarely.
    private boolean falls() {
        return reached <= 3;
    }

    private boolean isJob() {
        return reading.facts().usersOrZero() == 0;
    }

    private static String plain(String key) {
        var plain = new StringBuilder();
        for (int i = 0; i < Math.min(key.length(), 60); i++) {
            char letter = key.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                plain.append(Character.toLowerCase(letter));
            }
        }
        return plain.toString();
    }

    private static @Nullable Long number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return Long.valueOf(text);
    }
}
