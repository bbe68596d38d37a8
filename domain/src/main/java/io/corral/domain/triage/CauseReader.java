package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Request;
import java.util.List;

/// Signals of cause that words alone do not give: blind events, malformed samples, own frames,
/// broken links of our own, and known noise of the product context.
final class CauseReader {

    private static final Lexicon PARSING = new Lexicon(List.of("parse*", "parsing", "malformed",
            "deserialize", "decode", "decoding", "format", "invalidformat", "unidentified",
            "cannot identify", "utf", "encoding", "control character", "corrupt*", "checksum",
            "unexpected token", "unexpected end", "syntax", "json", "xml", "csv", "timing"));
    private static final Lexicon MISSING =
            new Lexicon(List.of("404", "not found", "notfound", "no route", "noroute"));

    private CauseReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        readBlind(reading, evidence);
        readSample(reading, evidence);
        readLink(reading, evidence);
        List<Frame> own = reading.ownFrames();
        if (!own.isEmpty()) {
            evidence.add(SignalType.APPLICATION_FRAME, String.valueOf(own.getLast().function()),
                    "event.exception.stacktrace.frames");
        }
        for (ProductContext.KnownNoise known : reading.input().context().knownNoise()) {
            if (Patterns.matches(known.pattern(), reading.facts().title())) {
                evidence.add(SignalType.KNOWN_NOISE, known.reason(), "context.knownNoise");
            }
        }
    }

    private static void readBlind(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        if (event != null && event.release() == null && event.breadcrumbs().isEmpty()
                && reading.ownFrames().isEmpty() && reading.facts().releases().isEmpty()) {
            evidence.add(SignalType.BLIND, "no release, no breadcrumbs, no own frames", "event");
        }
    }

    private static void readSample(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        if (event == null) {
            return;
        }
        Request request = event.request();
        boolean sample = !event.extra().isEmpty()
                || (request != null && request.data() != null);
        if (sample) {
            reading.find(PARSING, place -> place.kind() == Place.Kind.MESSAGE)
                    .ifPresent(found -> evidence.add(SignalType.MALFORMED_SAMPLE, found.word(),
                            found.place().source() + ", event.extra"));
        }
    }

    private static void readLink(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        Request request = event == null ? null : event.request();
        if (request == null || reading.facts().usersOrZero() == 0) {
            return;
        }
        boolean referred = request.headers().stream()
                .anyMatch(pair -> pair.name().equalsIgnoreCase("Referer"))
                || reading.facts().tags().keySet().stream().anyMatch(key -> key.startsWith("utm"));
        if (referred) {
            reading.find(MISSING, place -> place.kind() == Place.Kind.MESSAGE)
                    .ifPresent(found -> evidence.add(SignalType.OWN_LINK_BROKEN,
                            found.word() + " for people who followed a link",
                            "event.request.headers.Referer"));
        }
    }
}
