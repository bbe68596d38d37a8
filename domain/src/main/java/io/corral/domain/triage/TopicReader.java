package io.corral.domain.triage;

import static io.corral.domain.triage.Place.Kind.CODE;
import static io.corral.domain.triage.Place.Kind.CRUMB;
import static io.corral.domain.triage.Place.Kind.MESSAGE;
import static io.corral.domain.triage.Place.Kind.ROUTE;
import static io.corral.domain.triage.Place.Kind.WARNING;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Evidence that words give by themselves: which topic becomes which signal, and where it is
/// listened for.
final class TopicReader {

    private record Listening(Topic topic, SignalType signal, Set<Place.Kind> places) {}

    private static final List<Listening> LISTENING = List.of(
            new Listening(Topic.PAYMENT, SignalType.PAYMENT, Set.of(ROUTE, CODE)),
            new Listening(Topic.SIGN_IN, SignalType.SIGN_IN, Set.of(ROUTE, CODE)),
            new Listening(Topic.CUSTOMER_MESSAGE, SignalType.CUSTOMER_MESSAGE,
                    Set.of(ROUTE, CODE)),
            new Listening(Topic.DOCUMENT, SignalType.DOCUMENT, Set.of(ROUTE, CODE)),
            new Listening(Topic.BOOKING, SignalType.BOOKING, Set.of(ROUTE)),
            new Listening(Topic.HOUSEKEEPING, SignalType.HOUSEKEEPING, Set.of(ROUTE, CODE)),
            new Listening(Topic.DECORATION, SignalType.DECORATION, Set.of(CODE, MESSAGE)),
            new Listening(Topic.WORK_LOST, SignalType.WORK_LOST,
                    Set.of(MESSAGE, CRUMB, WARNING)),
            new Listening(Topic.WRONG_MONEY, SignalType.WRONG_MONEY,
                    Set.of(MESSAGE, CRUMB, WARNING)),
            new Listening(Topic.OTHER_PEOPLES_DATA, SignalType.OTHER_PEOPLES_DATA,
                    Set.of(MESSAGE)),
            new Listening(Topic.WRONG_RESULT, SignalType.WRONG_RESULT,
                    Set.of(MESSAGE, CRUMB, WARNING)),
            new Listening(Topic.RECOVERED, SignalType.RECOVERED, Set.of(CRUMB, WARNING)),
            new Listening(Topic.RETRIES_LEFT, SignalType.RETRIES_LEFT, Set.of(CRUMB, WARNING)),
            new Listening(Topic.BY_HAND, SignalType.BY_HAND, Set.of(CRUMB, WARNING)),
            new Listening(Topic.RESOURCE_LIMIT, SignalType.RESOURCE_LIMIT, Set.of(MESSAGE)),
            new Listening(Topic.OWN_LIMIT, SignalType.OWN_LIMIT, Set.of(MESSAGE)),
            new Listening(Topic.INFRASTRUCTURE, SignalType.INFRASTRUCTURE, Set.of(MESSAGE)),
            new Listening(Topic.TIMEOUT, SignalType.TIMEOUT, Set.of(MESSAGE)),
            new Listening(Topic.DECLINED, SignalType.DECLINED, Set.of(MESSAGE)),
            new Listening(Topic.VALIDATION, SignalType.VALIDATION, Set.of(MESSAGE)),
            new Listening(Topic.CLIENT_GONE, SignalType.CLIENT_GONE, Set.of(MESSAGE)),
            new Listening(Topic.SESSION_ENDED, SignalType.SESSION_ENDED, Set.of(MESSAGE)),
            new Listening(Topic.NOTICE, SignalType.NOTICE, Set.of(MESSAGE, CODE)),
            new Listening(Topic.KNOWN_NOISE, SignalType.KNOWN_NOISE, Set.of(MESSAGE)));

    private static final List<Listening> LINE_LISTENING = List.of(
            new Listening(Topic.PAYMENT, SignalType.PAYMENT, Set.of(MESSAGE)),
            new Listening(Topic.SIGN_IN, SignalType.SIGN_IN, Set.of(MESSAGE)),
            new Listening(Topic.CUSTOMER_MESSAGE, SignalType.CUSTOMER_MESSAGE, Set.of(MESSAGE)),
            new Listening(Topic.DOCUMENT, SignalType.DOCUMENT, Set.of(MESSAGE)),
            new Listening(Topic.SCREEN, SignalType.SCREEN, Set.of(ROUTE, MESSAGE)),
            new Listening(Topic.BACKGROUND, SignalType.BACKGROUND, Set.of(ROUTE, MESSAGE)));

    private static final Map<Topic, Listening> BY_TOPIC = byTopic(LISTENING);
    private static final Map<Topic, Listening> LINE_BY_TOPIC = byTopic(LINE_LISTENING);

    private TopicReader() {}

    private static Map<Topic, Listening> byTopic(List<Listening> all) {
        Map<Topic, Listening> byTopic = new EnumMap<>(Topic.class);
        all.forEach(each -> byTopic.put(each.topic(), each));
        return Collections.unmodifiableMap(byTopic);
    }

    // Of each topic the first place that mentions it where it is listened for.
    private static void listen(Map<Topic, Listening> byTopic, IssueReading reading,
            Evidence evidence) {
        for (Place place : reading.places()) {
            place.mentions().firsts().forEach((topic, word) -> {
                Listening each = byTopic.get(topic);
                if (each != null && each.places().contains(place.kind())
                        && !evidence.has(each.signal())) {
                    evidence.add(each.signal(),
                            quoted(new IssueReading.Found(word, place)), place.source());
                }
            });
        }
    }

    static void read(IssueReading reading, Evidence evidence) {
        listen(BY_TOPIC, reading, evidence);
        readFallback(reading, evidence);
        if (reading.isLine()) {
            readLine(reading, evidence);
        }
    }

    // Where a line is all that is known, it has to say which part of the product it is about.
    private static void readLine(IssueReading reading, Evidence evidence) {
        listen(LINE_BY_TOPIC, reading, evidence);
        reading.hear(reading.facts().project()).first(Topic.BACKGROUND)
                .ifPresent(word -> evidence.add(SignalType.BACKGROUND, word, "project"));
    }

    // Weaker words of a fallback count where the program said them last, and went on. A warning
    // that names how many or which tells what they lack: "page 2 of 2 left out".
    private static void readFallback(IssueReading reading, Evidence evidence) {
        List<Place> notes =
                reading.places().stream().filter(place -> place.kind().isNote()).toList();
        for (int i = 0; i < notes.size(); i++) {
            Place note = notes.get(i);
            boolean last = i + 1 == notes.size() && !evidence.has(SignalType.UNHANDLED);
            Optional<String> word = note.mentions().first(Topic.FALLBACK)
                    .or(() -> last
                            ? note.mentions().first(Topic.FALLBACK_HINT)
                            : Optional.empty());
            if (word.isPresent() && (note.kind() == CRUMB || !tellsHarm(note))) {
                evidence.add(SignalType.FALLBACK,
                        quoted(new IssueReading.Found(word.get(), note)), note.source());
            }
        }
    }

    private static boolean tellsHarm(Place note) {
        return note.mentions().has(Topic.WRONG_RESULT) || note.mentions().has(Topic.WAITING)
                || note.mentions().words().stream().anyMatch(NotesReader::isNumber);
    }

    private static String quoted(IssueReading.Found found) {
        return "\"" + found.word() + "\" in " + Shown.of(found.place().text());
    }
}
