package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import java.util.List;
import java.util.Set;

/// What a program noted at the end: that it answered with a refusal, that the next try worked, or
/// how much waits.
final class NotesReader {

    private static final int NOTES = 3;
    private static final Set<String> TRY = Set.of("attempt", "try", "retry", "delivery", "versuch",
            "tentative", "essai", "intento", "proba", "tentativa", "tentativo", "poging");
    private static final Set<String> AT =
            Set.of("on", "at", "in", "after", "beim", "im", "nach", "au", "a", "en", "al", "w");

    private final Evidence evidence;

    private NotesReader(Evidence evidence) {
        this.evidence = evidence;
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new NotesReader(evidence);
        List<Breadcrumb> crumbs = reading.crumbs();
        boolean retried = false;
        for (Breadcrumb crumb : crumbs.subList(Math.max(0, crumbs.size() - NOTES),
                crumbs.size())) {
            String message = crumb.message();
            if (message != null && !crumb.data().containsKey("url")) {
                Mentions mentions = reading.hear(message);
                retried |= mentions.has(Topic.TRIED_AGAIN);
                reader.readNote(message, mentions, PlaceReader.isCalm(crumb.level()), retried);
            }
        }
        boolean answers = reading.isLogged() && reading.isMild();
        for (Place place : reading.places(Place.Kind.MESSAGE)) {
            reader.readWaiting(place.text(), place.mentions(), place.source());
            if (answers && (isRefusal(place.mentions()) || place.mentions().has(Topic.AGAIN))) {
                evidence.add(SignalType.REFUSED, "\"" + Shown.of(place.text()) + "\"",
                        place.source());
            }
        }
    }

    private void readNote(String text, Mentions mentions, boolean calm, boolean retried) {
        if (calm) {
            if (isRefusal(mentions) || mentions.has(Topic.AGAIN)) {
                evidence.add(SignalType.REFUSED, "\"" + Shown.of(text) + "\"",
                        "event.breadcrumbs");
            }
            boolean well = retried && mentions.has(Topic.WENT_WELL);
            if (well || isLaterTry(mentions.words())) {
                evidence.add(SignalType.RETRIES_LEFT, "\"" + Shown.of(text) + "\"",
                        "event.breadcrumbs");
            }
        }
        readWaiting(text, mentions, "event.breadcrumbs");
    }

    private static boolean isRefusal(Mentions mentions) {
        return mentions.has(Topic.ANSWERED) && mentions.words().stream()
                .anyMatch(word -> word.length() == 3 && word.charAt(0) == '4' && isNumber(word));
    }

    // "stored on attempt 2", and no limit is named that it could have reached.
    private static boolean isLaterTry(List<String> words) {
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean later = words.get(i + 1).length() == 1 && words.get(i + 1).charAt(0) >= '2'
                    && words.get(i + 1).charAt(0) <= '9';
            boolean limit = i + 2 < words.size() && words.get(i + 2).equals("of");
            if (later && !limit && TRY.contains(words.get(i)) && AT.contains(words.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    // A word alone says little; how many wait, or how long, says that somebody does.
    private void readWaiting(String text, Mentions mentions, String source) {
        if (mentions.has(Topic.WAITING)
                && !mentions.has(Topic.RESOURCE_LIMIT) && !mentions.has(Topic.AGAIN)
                && mentions.words().stream().anyMatch(NotesReader::isNumber)) {
            evidence.add(SignalType.WAITING, "\"" + Shown.of(text) + "\"", source);
        }
    }

    static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
