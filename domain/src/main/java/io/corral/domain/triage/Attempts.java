package io.corral.domain.triage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counters of a job's attempts, gathered from whatever names them.
///
/// Counters are known by their names, without case and punctuation. Celery, Sidekiq, RQ, Resque,
/// BullMQ, Hangfire, Oban, Laravel, Spring Retry, Kafka, SQS, Service Bus and NATS share most of
/// them; two differ: where BullMQ counts `attemptsMade`, its `attempts` is the limit, and where
/// Sidekiq counts `retry_count`, its `retry` is the limit or says whether there is any.
final class Attempts {

    private static final Set<String> COUNTERS = Set.of("retries", "retrycount", "attempt",
            "attemptsmade", "attemptnumber", "deliveryattempt", "deliverycount", "receivecount",
            "approximatereceivecount", "numdelivered", "failures", "tries", "executioncount",
            "redeliverycount", "retryattempt", "currentattempt", "retrynumber", "failurecount");
    private static final Set<String> LIMITS = Set.of("maxretries", "maxattempts", "maxtries",
            "maxretry", "maxreceivecount", "maxdeliver", "maxdeliveries", "retriestotal",
            "attemptslimit", "retrylimit", "maxdeliveryattempts", "maxdeliverycount",
            "maximumattempts", "maximumretries", "retrymax", "maxredeliveries", "attemptlimit");
    private static final Set<String> LEFT = Set.of("retriesleft", "attemptsleft", "triesleft",
            "retriesremaining", "attemptsremaining", "remainingattempts", "remainingretries");
    private static final Set<String> ENDED = Set.of("failed", "discarded", "dead", "exhausted",
            "deadletter", "deadlettered", "buried");
    private static final Set<String> SPOKEN =
            Set.of("attempt", "attempts", "retry", "try", "delivery", "versuch", "tentative");
    private static final int DEPTH_MAX = 3;
    private static final int KEY_LENGTH_MAX = 60;
    private static final long SIDEKIQ_RETRIES = 25;

    private long reached = -1;
    private long plural = -1;
    private long limit = -1;
    private long left = -1;
    private boolean counted;
    private boolean ended;
    private boolean recovered;
    private boolean overAllEvents;
    private String source = "";

    /// Reads the fields of a context, also those that lie deeper.
    void readContext(String where, Map<?, ?> values) {
        walk(where, values, 0);
    }

    private void walk(String where, Map<?, ?> values, int depth) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                if (depth < DEPTH_MAX) {
                    walk(where, map, depth + 1);
                }
            } else if (value != null) {
                readField(where, plain(String.valueOf(key)), value.toString());
            }
        });
    }

    private void readField(String where, String key, String value) {
        Long number = number(value);
        if (number != null) {
            readNumber(where, key, number);
            return;
        }
        boolean yes = value.equals("true");
        switch (key) {
            case "state", "status" -> ended |= ENDED.contains(plain(value));
            case "exhausted", "dead" -> ended |= yes;
            case "recovered" -> recovered |= yes;
            case "retry" -> limit = yes ? SIDEKIQ_RETRIES : value.equals("false") ? 0 : limit;
            default -> readFraction(where, key, value);
        }
    }

    // Whether the name is one of a counter.
    private boolean readNumber(String where, String key, long number) {
        if (COUNTERS.contains(key)) {
            reached = Math.max(reached, number);
            counted |= key.equals("attemptsmade") || key.equals("retrycount");
        } else if (key.equals("attempts")) {
            plural = Math.max(plural, number);
        } else if (LIMITS.contains(key) || key.equals("retry")) {
            limit = number;
        } else if (LEFT.contains(key)) {
            left = left < 0 ? number : Math.min(left, number);
        } else {
            return false;
        }
        source = where;
        return !LIMITS.contains(key);
    }

    // A counter written "3/5".
    private boolean readFraction(String where, String key, String value) {
        int slash = value.indexOf('/');
        if (slash < 0 || !(COUNTERS.contains(key) || key.equals("attempts"))) {
            return false;
        }
        Long count = number(value.substring(0, slash));
        Long of = number(value.substring(slash + 1));
        if (count == null || of == null) {
            return false;
        }
        reached = Math.max(reached, count);
        limit = of;
        source = where;
        return true;
    }

    /// Reads a tag: what all events have, each value of it.
    void readTag(String name, List<IssueFacts.TagShare> values) {
        String key = plain(name.substring(name.lastIndexOf('.') + 1));
        for (IssueFacts.TagShare share : values) {
            Long number = number(share.value());
            boolean counter = number == null
                    ? readFraction("tags." + name, key, share.value())
                    : readNumber("tags." + name, key, number);
            overAllEvents |= counter;
        }
    }

    /// Reads `attempt 3 of 5`, `retry 3/5` and the like out of a text.
    void readText(String where, List<String> words) {
        for (int i = 0; i + 2 < words.size(); i++) {
            if (SPOKEN.contains(words.get(i))) {
                Long count = number(words.get(i + 1));
                boolean of = words.get(i + 2).equals("of") || words.get(i + 2).equals("von");
                int at = of ? i + 3 : i + 2;
                Long last = at < words.size() ? number(words.get(at)) : null;
                if (count != null && last != null && count <= last) {
                    reached = Math.max(reached, count);
                    limit = last;
                    source = where;
                }
            }
        }
    }

    /// Takes a limit that a policy names, where nothing else does.
    void readPolicy(long maxRetries) {
        if (limit() < 0) {
            limit = maxRetries;
        }
    }

    /// The limit; -1 when it is not known.
    long limit() {
        return limit < 0 && counted ? plural : limit;
    }

    /// The highest attempt seen; -1 when none was.
    long reached() {
        return limit < 0 && counted ? reached : Math.max(reached, plural);
    }

    /// The least number of attempts left; -1 when it is not known.
    long left() {
        return left;
    }

    boolean isAtEnd() {
        return ended || left == 0 || (limit() > 0 && reached() >= limit());
    }

    /// Whether there was never to be a second attempt.
    boolean isSingle() {
        return left < 0 && (limit() == 0 || (limit() == 1 && reached() <= 1));
    }

    /// Whether the attempts of all events are known to stay below their limit; without a limit,
    /// that they end at a small number.
    boolean isBelow() {
        boolean small = limit() > 0 ? reached() < limit() : reached() <= 3;
        return overAllEvents && (left > 0 || (reached() >= 0 && small));
    }

    /// Whether the latest event had attempts left.
    boolean isLatestBelow() {
        return left > 0 || (reached() >= 0 && reached() < limit());
    }

    boolean isRecovered() {
        return recovered;
    }

    String source() {
        return source.isEmpty() ? "contexts" : source;
    }

    /// How far it went, as a person reads it.
    String text() {
        if (left >= 0) {
            return left + " attempts left";
        }
        return (reached() < 0 ? "?" : reached()) + " of " + (limit() < 0 ? "?" : limit());
    }

    private static String plain(String key) {
        var plain = new StringBuilder();
        for (int i = 0; i < Math.min(key.length(), KEY_LENGTH_MAX); i++) {
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
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
