package io.corral.domain.triage.check;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput.Deploy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which issue it is, and whether it is new.
final class StateChecks {

    private static final Duration YOUNG = Duration.ofDays(7);

    private StateChecks() {}

    static Check issue(Examined examined) {
        IssueFacts facts = examined.facts();
        Instant last = facts.lastSeen();
        String id = facts.shortId().isEmpty() ? "an issue without an id" : facts.shortId();
        String state = facts.substatus() == null ? "" : ", " + facts.substatus();
        return Check.seen(CheckType.ISSUE, id + ": " + Texts.line(facts.title()) + state
                + (last == null
                        ? ""
                        : ", last event " + ago(last, examined.now())),
                "shortId, title, lastSeen");
    }

    static Check seen(Examined examined) {
        IssueFacts facts = examined.facts();
        Instant first = facts.firstSeen();
        if (first == null) {
            return Check.unseen(CheckType.SEEN, "when it was first seen is not known",
                    "firstSeen");
        }
        String when = "first seen " + since(first, examined);
        if (facts.isSubstatus("regressed")) {
            return Check.seen(CheckType.SEEN, when + ": a regression, it was resolved and came"
                    + " back", "firstSeen, substatus");
        }
        boolean young = facts.isSubstatus("new")
                || first.isAfter(examined.now().minus(YOUNG));
        String verdict = young
                ? "new, not a regression"
                : facts.substatus() == null
                        ? "known; whether it was resolved in between is not told"
                        : facts.isSubstatus("escalating")
                                ? "known, and escalating"
                                : "known, and neither new nor a regression";
        return Check.seen(CheckType.SEEN, when + ": " + verdict, "firstSeen, substatus");
    }

    // A deploy counts where the first event followed it; a later rise is another matter.
    private static String since(Instant first, Examined examined) {
        Optional<Deploy> before = examined.explanation().deployBefore()
                .filter(deploy -> !deploy.at().isAfter(first))
                .or(() -> examined.explanation().deploys().stream()
                        .filter(deploy -> !deploy.at().isAfter(first)).findFirst());
        return before.filter(deploy -> deploy.at().plus(Duration.ofDays(1)).isAfter(first))
                .map(deploy -> Texts.span(Duration.between(deploy.at(), first))
                        + " after deploy of " + Texts.line(deploy.version()))
                .orElseGet(() -> ago(first, examined.now()));
    }

    private static String ago(Instant time, Instant now) {
        return Texts.span(Duration.between(time, now)) + " ago";
    }
}
