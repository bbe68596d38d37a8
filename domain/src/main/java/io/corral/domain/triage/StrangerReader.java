package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is no customer, and what is not ours: crawlers, scanners, monitors, extensions, translated
/// pages, and environments without customers.
final class StrangerReader {

    private static final Lexicon CRAWLER = new Lexicon(TopicFile.section("crawler"));
    private static final Lexicon SCANNER = new Lexicon(TopicFile.section("scanner-agent"));
    private static final Lexicon SCANNER_PATH = new Lexicon(TopicFile.section("scanner-path"));
    private static final Lexicon MONITOR = new Lexicon(TopicFile.section("monitor"));
    private static final Lexicon TRANSLATOR = new Lexicon(
            List.of("google translate", "translate goog", "x mtfrom", "translated", "mtfrom"));
    private static final List<String> FOREIGN = List.of("chrome-extension:", "moz-extension:",
            "safari-extension:", "safari-web-extension:", "ms-browser-extension:", "userscript",
            "webkit-masked-url:", "greasemonkey", "tampermonkey", "extensions/", "gm_");

    private final IssueReading reading;
    private final Evidence evidence;

    private StrangerReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new StrangerReader(reading, evidence);
        reader.readEnvironment();
        reader.readAgent();
        reader.readPath();
        reader.readMonitor();
        reader.readFrames();
        reader.readTranslation();
    }

    private void readEnvironment() {
        List<IssueFacts.TagShare> environments = reading.tag("environment");
        Event event = reading.event();
        String named = event == null ? null : event.environment();
        boolean known = !environments.isEmpty();
        boolean production = environments.stream()
                .anyMatch(share -> Environments.isProduction(share.value()));
        if (known && !production) {
            evidence.add(SignalType.NOT_PRODUCTION, environments.getFirst().value(),
                    "tags.environment");
        } else if (!known && named != null && !Environments.isProduction(named)) {
            evidence.add(SignalType.NOT_PRODUCTION, named, "event.environment");
        }
    }

    private void readAgent() {
        Request request = reading.event() == null ? null : reading.event().request();
        String agent = request == null
                ? ""
                : request.headers().stream()
                        .filter(pair -> pair.name().equalsIgnoreCase("User-Agent"))
                        .map(Request.Pair::value).findFirst().orElse("");
        List<String> words = Words.of(agent);
        SCANNER.firstIn(words).ifPresent(word -> evidence.add(SignalType.SCANNER,
                "\"" + word + "\" in " + agent, "event.request.headers.User-Agent"));
        MONITOR.firstIn(words).ifPresent(word -> evidence.add(SignalType.MONITOR,
                "\"" + word + "\" in " + agent, "event.request.headers.User-Agent"));
        CRAWLER.firstIn(words).ifPresent(word -> evidence.add(SignalType.CRAWLER,
                "\"" + word + "\" in " + agent, "event.request.headers.User-Agent"));
        List<IssueFacts.TagShare> browsers = reading.tag("browser");
        boolean crawlers = !browsers.isEmpty() && browsers.stream()
                .allMatch(share -> CRAWLER.firstIn(Words.of(share.value())).isPresent());
        if (crawlers) {
            evidence.add(SignalType.CRAWLER, browsers.getFirst().value(), "tags.browser");
        }
    }

    private void readPath() {
        reading.find(SCANNER_PATH, place -> place.kind() == Place.Kind.ROUTE
                || place.source().equals("title"))
                .ifPresent(found -> evidence.add(SignalType.SCANNER, found.word(),
                        found.place().source()));
    }

    private void readMonitor() {
        reading.facts().tags().forEach((key, values) -> {
            if (!values.isEmpty() && values.size() <= 2 && !key.equals("environment")) {
                MONITOR.firstIn(Words.of(values.getFirst().value()))
                        .ifPresent(word -> evidence.add(SignalType.MONITOR, word, "tags." + key));
            }
        });
    }

    private void readFrames() {
        List<Frame> frames = reading.frames();
        boolean foreign = !frames.isEmpty()
                && frames.stream().allMatch(frame -> isForeign(frame.filename())
                        || isForeign(frame.absPath()));
        Optional<Frame> any = frames.stream().filter(frame -> isForeign(frame.filename())
                || isForeign(frame.absPath())).findFirst();
        if (foreign || (any.isPresent() && reading.ownFrames().isEmpty())) {
            evidence.add(SignalType.FOREIGN_FRAMES,
                    String.valueOf(any.map(Frame::filename).orElse("")),
                    "event.exception.stacktrace.frames.filename");
        }
        Event event = reading.event();
        if (event != null && event.kind() == EventKind.CSP) {
            String blocked = String.valueOf(event.security().get("blocked_uri"));
            if (isForeign(blocked) || isUnknownHost(blocked)) {
                evidence.add(SignalType.FOREIGN_FRAMES, blocked, "event.csp.blocked_uri");
            }
        }
    }

    private boolean isUnknownHost(String address) {
        Optional<String> host = Hosts.hostOf(address);
        return host.isPresent() && !reading.hosts().isOurs(host.get())
                && reading.input().context().thirdParties().stream()
                        .noneMatch(party -> host.get().endsWith(party.host()));
    }

    private static boolean isForeign(@Nullable String file) {
        return file != null && FOREIGN.stream().anyMatch(file.toLowerCase(Locale.ROOT)
                .substring(0, Math.min(file.length(), 100))::contains);
    }

    private void readTranslation() {
        boolean moved = reading.find(new Lexicon(List.of("removechild", "insertbefore",
                "remove child", "insert before")),
                place -> place.kind() == Place.Kind.MESSAGE).isPresent();
        if (!moved || !reading.ownFrames().isEmpty()) {
            return;
        }
        reading.facts().tags().forEach((key, values) -> values.stream().limit(5)
                .filter(share -> key.equals("translated")
                        || TRANSLATOR.firstIn(Words.of(share.value())).isPresent())
                .findFirst().ifPresent(share -> evidence.add(SignalType.TRANSLATED_PAGE,
                        share.value(), "tags." + key)));
    }
}
