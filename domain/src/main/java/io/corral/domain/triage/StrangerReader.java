package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Request;
import io.corral.domain.event.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who is no customer: crawlers, scanners and monitors, and environments without customers.
final class StrangerReader {

    /// Ends the source of what is true of every event.
    static final String ALL_EVENTS = ", all events";

    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final String AGENT = "User-Agent";
    private static final String AGENT_SOURCE = "event.request.headers.User-Agent";
    /// Tags that SDKs derive from what is read elsewhere.
    private static final Set<String> DERIVED = Set.of("environment", "transaction", "url",
            "release", "mechanism", "level", "handled", "runtime", "os", "device", "browser",
            "server_name", "logger", "user");

    private final IssueReading reading;
    private final Evidence evidence;
    private final boolean missing;
    private final boolean refused;

    private StrangerReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
        this.missing = reading.findInMessage(Topic.MISSING).isPresent();
        this.refused = reading.findInMessage(Topic.BOT_REFUSED).isPresent()
                || reading.findInMessage(Topic.SESSION_ENDED).isPresent();
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new StrangerReader(reading, evidence);
        if (!Environments.hasProduction(reading)) {
            evidence.add(SignalType.NOT_PRODUCTION, "no event in production", "tags.environment");
        }
        // What all events say counts more than what the latest one says.
        reader.readTags();
        reader.readAgent();
        reader.readPath();
        reader.readUser();
    }

    private void readAgent() {
        Event event = reading.event();
        Request request = event == null ? null : event.request();
        if (request == null) {
            return;
        }
        request.headers().stream().filter(pair -> pair.name().equalsIgnoreCase(AGENT))
                .map(Request.Pair::value).findFirst().ifPresent(agent -> {
                    Mentions mentions = reading.hear(agent);
                    add(SignalType.SCANNER, Topic.SCANNER_AGENT, mentions, AGENT_SOURCE);
                    add(SignalType.MONITOR, Topic.MONITOR, mentions, AGENT_SOURCE);
                    add(SignalType.CRAWLER, Topic.CRAWLER, mentions, AGENT_SOURCE);
                    // Programs of customers call too, but ask for what exists.
                    if ((missing || refused) && isNobody()) {
                        add(SignalType.SCANNER, Topic.PLAIN_CLIENT, mentions, AGENT_SOURCE);
                    }
                });
    }

    private boolean isNobody() {
        return reading.facts().usersOrZero() == 0;
    }

    private void add(SignalType type, Topic topic, Mentions mentions, String source) {
        mentions.first(topic)
                .ifPresent(word -> evidence.add(type, "\"" + word + "\"", source));
    }

    private void readPath() {
        if (missing || isNobody()) {
            reading.find(Topic.SCANNER_PATH, place -> place.kind() == Place.Kind.ROUTE
                    || (missing && place.kind() == Place.Kind.MESSAGE))
                    .ifPresent(found -> evidence.add(SignalType.SCANNER, found.word(),
                            found.place().source()));
        }
        reading.findInMessage(Topic.WRONG_HOST)
                .ifPresent(found -> evidence.add(SignalType.SCANNER, found.word(),
                        found.place().source()));
    }

    private void readTags() {
        List<IssueFacts.TagShare> browsers = reading.tag("browser");
        boolean crawlers = !browsers.isEmpty() && browsers.stream()
                .allMatch(share -> reading.hear(share.value()).has(Topic.CRAWLER));
        if (crawlers) {
            evidence.add(SignalType.CRAWLER, browsers.getFirst().value(),
                    source("browser", browsers));
        }
        reading.facts().tags().forEach((key, values) -> {
            boolean devices = !values.isEmpty() && values.stream()
                    .allMatch(share -> reading.hear(share.value()).has(Topic.TEST_DEVICE));
            if (devices) {
                evidence.add(SignalType.TEST_DEVICE, values.getFirst().value(), "tags." + key);
            }
            if (values.size() == 1 && !DERIVED.contains(key)) {
                String value = values.getFirst().value();
                if (YES.contains(value.toLowerCase(Locale.ROOT)) && reading.isOnAll(values)) {
                    add(SignalType.CRAWLER, Topic.CRAWLER, reading.hear(key),
                            source(key, values));
                }
                Mentions mentions = reading.hear(values.getFirst().value());
                add(SignalType.MONITOR, Topic.MONITOR, mentions, "tags." + key);
                if (reading.hear(key).has(Topic.AGENT_KEY)) {
                    add(SignalType.CRAWLER, Topic.CRAWLER, mentions, source(key, values));
                }
            }
        });
    }

    private String source(String key, List<IssueFacts.TagShare> values) {
        return "tags." + key + (reading.isOnAll(values) ? ALL_EVENTS : "");
    }

    // Monitors and test laboratories sign in under names of their own.
    private void readUser() {
        Event event = reading.event();
        User user = event == null ? null : event.user();
        String name = Optional.ofNullable(user).map(User::identity).orElse("");
        if (!name.startsWith("ip:") && reading.facts().usersOrZero() <= 2) {
            Mentions mentions = reading.hear(name);
            add(SignalType.MONITOR, Topic.MONITOR, mentions, "event.user");
            add(SignalType.TEST_DEVICE, Topic.TEST_DEVICE, mentions, "event.user");
        }
    }
}
