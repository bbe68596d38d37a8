package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Request;
import io.corral.domain.event.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is no customer: crawlers, scanners and monitors, and environments without customers.
final class StrangerReader {

    private static final Lexicon CRAWLER = new Lexicon(TopicFile.section("crawler"));
    private static final Lexicon SCANNER = new Lexicon(TopicFile.section("scanner-agent"));
    private static final Lexicon PLAIN_CLIENT = new Lexicon(TopicFile.section("plain-client"));
    private static final Lexicon SCANNER_PATH = new Lexicon(TopicFile.section("scanner-path"));
    private static final Lexicon MONITOR = new Lexicon(TopicFile.section("monitor"));
    private static final Lexicon WRONG_HOST =
            new Lexicon(List.of("invalid http host header", "disallowed host"));
    private static final Lexicon AGENT_KEY =
            new Lexicon(List.of("agent", "bot", "crawler", "tester", "lab"));
    private static final String AGENT = "User-Agent";
    private static final String AGENT_SOURCE = "event.request.headers.User-Agent";
    /// Tags that SDKs derive from what is read elsewhere.
    private static final Set<String> DERIVED = Set.of("environment", "transaction", "url",
            "release", "mechanism", "level", "handled", "runtime", "os", "device", "browser",
            "server_name", "logger", "user");

    private final IssueReading reading;
    private final Evidence evidence;
    private final boolean missing;

    private StrangerReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
        this.missing = reading.find(CauseReader.MISSING,
                place -> place.kind() == Place.Kind.MESSAGE).isPresent();
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new StrangerReader(reading, evidence);
        if (!Environments.hasProduction(reading)) {
            evidence.add(SignalType.NOT_PRODUCTION, "no event in production", "tags.environment");
        }
        reader.readAgent();
        reader.readPath();
        reader.readTags();
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
                    List<String> words = Words.of(agent);
                    add(SignalType.SCANNER, SCANNER, words, AGENT_SOURCE);
                    add(SignalType.MONITOR, MONITOR, words, AGENT_SOURCE);
                    add(SignalType.CRAWLER, CRAWLER, words, AGENT_SOURCE);
                    // Programs of customers call too, but ask for what exists.
                    if (missing && isNobody()) {
                        add(SignalType.SCANNER, PLAIN_CLIENT, words, AGENT_SOURCE);
                    }
                });
    }

    private boolean isNobody() {
        return reading.facts().usersOrZero() == 0;
    }

    private void add(SignalType type, Lexicon lexicon, List<String> words, String source) {
        lexicon.firstIn(words)
                .ifPresent(word -> evidence.add(type, "\"" + word + "\"", source));
    }

    private void readPath() {
        if (missing || isNobody()) {
            reading.find(SCANNER_PATH, place -> place.kind() == Place.Kind.ROUTE
                    || (missing && place.kind() == Place.Kind.MESSAGE))
                    .ifPresent(found -> evidence.add(SignalType.SCANNER, found.word(),
                            found.place().source()));
        }
        reading.find(WRONG_HOST, place -> place.kind() == Place.Kind.MESSAGE)
                .ifPresent(found -> evidence.add(SignalType.SCANNER, found.word(),
                        found.place().source()));
    }

    private void readTags() {
        List<IssueFacts.TagShare> browsers = reading.tag("browser");
        boolean crawlers = !browsers.isEmpty() && browsers.stream()
                .allMatch(share -> CRAWLER.firstIn(Words.of(share.value())).isPresent());
        if (crawlers) {
            evidence.add(SignalType.CRAWLER, browsers.getFirst().value(), "tags.browser");
        }
        reading.facts().tags().forEach((key, values) -> {
            if (values.size() == 1 && !DERIVED.contains(key)) {
                List<String> words = Words.of(values.getFirst().value());
                add(SignalType.MONITOR, MONITOR, words, "tags." + key);
                if (AGENT_KEY.firstIn(Words.of(key)).isPresent()) {
                    add(SignalType.CRAWLER, CRAWLER, words, "tags." + key);
                }
            }
        });
    }

    // Monitors and test laboratories sign in under names of their own.
    private void readUser() {
        Event event = reading.event();
        User user = event == null ? null : event.user();
        String name = Optional.ofNullable(user).map(User::identity).orElse("");
        if (!name.startsWith("ip:") && reading.facts().usersOrZero() <= 2) {
            add(SignalType.MONITOR, MONITOR, Words.of(name), "event.user");
        }
    }
}
