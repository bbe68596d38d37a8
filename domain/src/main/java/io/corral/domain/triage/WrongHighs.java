package io.corral.domain.triage;

import io.corral.domain.id.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// How often what triage called high was not: of the issues that stood high in a worklist a person
/// was shown in a period, and about which a person decided anything since, those that were
/// corrected down from high or called noise, or ignored for a reason that is noise. What nobody
/// decided about is not counted: nobody knows.
///
/// @param shown issues that stood high in the period
/// @param judged those of them that somebody decided about
/// @param wrong those of them that were not high, and how that was said
public record WrongHighs(Duration period, int shown, int judged, Map<IssueId, String> wrong) {

    public WrongHighs {
        wrong = Map.copyOf(wrong);
    }

    /// That an issue stood high in front of somebody.
    public record Shown(IssueId issue, Instant first, Instant last) {}

    /// What a person did about an issue.
    ///
    /// @param wrong what of it says that the issue was not high; empty when it does not
    public record Decision(IssueId issue, Instant at, String wrong) {}

    /// Counts.
    ///
    /// @param decisions what people did, corrections that were taken back left out
    public static WrongHighs of(Duration period, Instant now, Collection<Shown> shown,
            List<Decision> decisions) {
        Instant from = now.minus(period);
        Map<IssueId, Shown> within = new LinkedHashMap<>();
        shown.stream().filter(each -> !each.last().isBefore(from))
                .forEach(each -> within.put(each.issue(), each));
        Set<IssueId> judged = new LinkedHashSet<>();
        Map<IssueId, String> wrong = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            Shown high = within.get(decision.issue());
            if (high == null || decision.at().isBefore(high.first())
                    || decision.at().isBefore(from)) {
                continue;
            }
            judged.add(decision.issue());
            if (!decision.wrong().isEmpty()) {
                wrong.putIfAbsent(decision.issue(), decision.wrong());
            }
        }
        return new WrongHighs(period, within.size(), judged.size(), wrong);
    }

    /// Wrong ones of those judged, 0 to 1; empty while nothing is judged.
    public OptionalDouble rate() {
        return judged == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) wrong.size() / judged);
    }
}
