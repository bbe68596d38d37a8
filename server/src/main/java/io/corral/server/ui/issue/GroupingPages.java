package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.event.Event;
import io.corral.domain.group.Distinctions;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.ExplanationDiff;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.search.IssueEvents;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.grouping.ComparisonParts;
import io.corral.server.ui.issue.grouping.ExplanationParts;
import io.corral.store.issue.LinkedKey;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.grouping.ComparisonPage;
import io.corral.web.page.issue.grouping.GroupingPage;
import io.corral.web.page.issue.grouping.GroupingPage.KeyRow;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why an issue is one issue, and why two are not.
final class GroupingPages {

    private static final String EVENT = "event";
    private static final int BRIEF_LENGTH = 8;

    private final IssueReading reading;
    private final IssueCorrections corrections;

    GroupingPages(IssueReading reading, IssueCorrections corrections) {
        this.reading = reading;
        this.corrections = corrections;
    }

    /// The page of one issue, explained by the event that is asked for, else by its latest.
    GroupingPage explained(IssuePlace place, Shell shell) {
        Event event = EventId.parse(place.visit().query().firstOr(EVENT, ""))
                .flatMap(id -> reading.event(place.issue(), id))
                .or(() -> latest(place.issue())).orElse(null);
        Explanation explanation = event == null ? null : reading.explain(place.issue(), event);
        Distinctions distinctions = explanation == null ? null : Distinctions.of(explanation);
        List<LinkedKey> keys = corrections.keys(place.issue());
        boolean corrects = place.visit().may(Scope.EVENT_WRITE)
                && place.issue().category() == IssueCategory.ERROR;
        long shown = event == null
                ? 0
                : reading.stored(place.issue(), event.id()).map(stored -> stored.key()).orElse(0L);
        return new GroupingPage(
                shell, "Why " + place.shortId() + " is one issue", place.back(),
                event == null ? null : link(place, event.id()),
                explanation == null ? null : ExplanationParts.of(explanation),
                distinctions == null ? List.of() : distinctions.splits(),
                distinctions == null ? List.of() : distinctions.ignored(),
                keys.stream().map(key -> row(place, key, shown)).toList(),
                corrects && keys.size() > 1 ? place.below("grouping/split/").toString() : null,
                corrects && event != null
                        ? place.below("grouping/ways/").with(EVENT, event.id().toString())
                                .toString()
                        : null);
    }

    private Optional<Event> latest(Issue issue) {
        return reading.events().all(issue, Set.of()).latest().map(IssueEvents.Found::id)
                .flatMap(id -> reading.event(issue, id));
    }

    private static Shell.Link link(IssuePlace place, EventId id) {
        return new Shell.Link(place.event(id.toString()),
                "event " + id.toString().substring(0, BRIEF_LENGTH));
    }

    private static KeyRow row(IssuePlace place, LinkedKey key, long shown) {
        var now = place.visit().now();
        return new KeyRow(
                HexFormat.of().toHexDigits(key.key().key()), key.key().key() == shown,
                Words.many(key.events(), "event"), Words.ago(key.firstSeen(), now),
                Words.ago(key.lastSeen(), now), Words.ago(key.since(), now),
                key.splitFrom() == null
                        ? null
                        : new Shell.Link(place.visit().address("issues/" + key.splitFrom() + "/"),
                                "another issue"));
    }

    /// Two issues side by side.
    ///
    /// @param left empty when it is not there, or not to be seen; so is right
    ComparisonPage compared(
            Visit visit, Shell shell, Optional<IssuePlace> left, Optional<IssuePlace> right) {
        String back = visit.address("issues/");
        if (left.isEmpty() || right.isEmpty()) {
            return nothing(shell, back, "Select two issues in the list and choose Compare: the"
                    + " address names none, or one that is gone.");
        }
        Issue one = left.get().issue();
        Issue two = right.get().issue();
        if (one.id().equals(two.id())) {
            return nothing(shell, back, "Both names lead to " + left.get().shortId()
                    + ": they are one issue already.");
        }
        Optional<Event> first = latest(one);
        Optional<Event> second = latest(two);
        if (first.isEmpty() || second.isEmpty()) {
            return nothing(shell, back, "Of " + (first.isEmpty() ? left : right).get().shortId()
                    + " no event is stored any more.");
        }
        Explanation explained = reading.explain(one, first.get());
        Explanation other = reading.explain(two, second.get());
        ExplanationDiff diff = ExplanationDiff.of(explained, other);
        return new ComparisonPage(
                shell, null, List.of(side(left.get(), explained), side(right.get(), other)),
                ComparisonParts.verdict(explained, other, diff), diff.reasons(),
                ComparisonParts.sections(diff), merge(visit, one, two),
                left.get().below("").toString());
    }

    private static @Nullable String merge(Visit visit, Issue one, Issue two) {
        boolean possible = visit.may(Scope.EVENT_WRITE) && one.project().equals(two.project())
                && one.category() == IssueCategory.ERROR && two.category() == IssueCategory.ERROR;
        return possible ? visit.address("issues/actions/") : null;
    }

    private static ComparisonPage nothing(Shell shell, String back, String problem) {
        return new ComparisonPage(
                shell, problem, List.of(), "", List.of(), List.of(), null, back);
    }

    private static ComparisonPage.Side side(IssuePlace place, Explanation explanation) {
        Issue issue = place.issue();
        return new ComparisonPage.Side(
                issue.id().toString(), place.shortId(), issue.metadata().title(),
                place.below("").toString(), place.below("grouping/").toString(),
                ExplanationParts.tier(explanation.tier()),
                Words.many(issue.numbers().events(), "event"));
    }
}
