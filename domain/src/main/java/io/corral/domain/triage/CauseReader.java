package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Request;
import io.corral.domain.group.Grouping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signals of cause that words alone do not give: blind events, malformed samples, own frames,
/// links of our own that lead nowhere, and the known noise of the product context.
final class CauseReader {

    private static final int SHORT_NAME = 2;
    private static final List<String> UNFILLED = List.of("/undefined", "/null", "/None", "/NaN",
            "/nil", "/{", "/%7B", "/[object", "/%5Bobject", "=undefined", "=null", "/:",
            "linked from /", "referrer /", "referer /");

    private CauseReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        if (event != null) {
            readBlind(reading, event, evidence);
            readSample(reading, event, evidence);
            readLink(reading, event, evidence);
            readRequest(reading, event, evidence);
        }
        List<Frame> own = reading.ownFrames();
        if (!own.isEmpty()) {
            evidence.add(SignalType.APPLICATION_FRAME, faulty(own, event),
                    "event.exception.stacktrace.frames");
            if (own.stream().allMatch(CauseReader::isMinified)) {
                evidence.add(SignalType.MINIFIED, text(own.getLast()),
                        "event.exception.stacktrace.frames");
            }
        }
        String title = reading.facts().title();
        reading.input().context().knownNoise().stream()
                .filter(known -> Patterns.matches(known.pattern(), title)).findFirst()
                .ifPresent(known -> evidence.add(SignalType.KNOWN_NOISE, known.reason(),
                        "context.knownNoise"));
    }

    // The nearest to the crash that does not only report for others, as grouping sees it. Where the
    // stack ends with these, as it does after an await, whoever called them has the fault.
    private static String faulty(List<Frame> own, @Nullable Event event) {
        String platform = event == null ? "" : event.platform();
        return own.reversed().stream().filter(frame -> !Grouping.isReporter(frame, platform))
                .findFirst().map(CauseReader::text)
                .orElseGet(() -> "a caller of " + text(own.getLast()));
    }

    private static String text(Frame frame) {
        String place = frame.filename() != null ? frame.filename() : frame.module();
        return frame.function() + " (" + place + ":" + frame.line() + ")";
    }

    private static boolean isMinified(Frame frame) {
        Integer line = frame.line();
        String function = frame.function();
        String file = frame.filename();
        return line != null && line == 1 && file != null && file.endsWith(".js")
                && (function == null || function.length() <= SHORT_NAME);
    }

    private static void readBlind(IssueReading reading, Event event, Evidence evidence) {
        if (event.release() == null && reading.facts().releases().isEmpty()
                && event.breadcrumbs().isEmpty() && reading.ownFrames().isEmpty()
                && event.security().isEmpty()) {
            evidence.add(SignalType.BLIND, "no release, no breadcrumbs, no frames of ours",
                    "event");
        }
    }

    // Input that the program could not read, and the event shows it.
    private static void readSample(IssueReading reading, Event event, Evidence evidence) {
        Request request = event.request();
        Optional<String> sample = evidence.has(SignalType.UNHANDLED) && reading.isRequest()
                ? Optional.empty()
                : event.extra().keySet().stream()
                        .filter(key -> reading.hear(key).has(Topic.SAMPLE)).findFirst();
        sample.ifPresent(key -> evidence.add(SignalType.MALFORMED_SAMPLE, key, "event.extra"));
        boolean sent = !event.extra().isEmpty() || (request != null && request.data() != null);
        if (sent && !reading.isJob()) {
            reading.findInMessage(Topic.PARSING)
                    .ifPresent(found -> evidence.add(SignalType.MALFORMED_SAMPLE, found.word(),
                            found.place().source() + ", event.extra"));
        }
    }

    // What somebody sent that is no request, refused before any code of ours ran.
    private static void readRequest(IssueReading reading, Event event, Evidence evidence) {
        boolean server = !event.platform().startsWith("javascript")
                && (reading.isRequest() || event.logger() != null);
        if (server && !reading.frames().isEmpty() && reading.ownFrames().isEmpty()) {
            reading.findInMessage(Topic.UNREADABLE_REQUEST)
                    .ifPresent(found -> evidence.add(SignalType.UNREADABLE_REQUEST,
                            "\"" + found.word() + "\", no frame of ours",
                            found.place().source() + ", event.exception.stacktrace.frames"));
        }
    }

    // What stands in an address where a value should is written by a program, and no visitor.
    private static void readUnfilled(IssueReading reading, Evidence evidence) {
        reading.findInMessage(Topic.MISSING).ifPresent(found -> UNFILLED.stream()
                .filter(found.place().text()::contains).findFirst()
                .ifPresent(part -> evidence.add(SignalType.OWN_LINK_BROKEN,
                        "\"" + part + "\" in an address", found.place().source())));
    }

    private static void readLink(IssueReading reading, Event event, Evidence evidence) {
        Request request = event.request();
        // A browser names the page before with every event, whatever happened.
        boolean browser = event.platform().startsWith("javascript");
        readUnfilled(reading, evidence);
        if (request == null || browser || reading.facts().usersOrZero() == 0) {
            return;
        }
        boolean followed = request.headers().stream()
                .anyMatch(pair -> pair.name().equalsIgnoreCase("Referer"))
                || request.query().stream().anyMatch(pair -> pair.name().startsWith("utm_"))
                || reading.facts().tags().keySet().stream().anyMatch(key -> key.startsWith("utm"));
        if (followed) {
            reading.findInMessage(Topic.MISSING)
                    .ifPresent(found -> evidence.add(SignalType.OWN_LINK_BROKEN,
                            found.word() + " for people who followed a link",
                            "event.request.headers.Referer"));
        }
    }
}
