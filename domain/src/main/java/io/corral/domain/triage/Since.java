package io.corral.domain.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is different about the open issues since a time, each list in order of rank. No issue is in
/// two of them. Issues that were resolved are not open any more: who asks knows them.
///
/// @param fresh first seen since then
/// @param worse older, and turned for the worse since then
/// @param recovered older, and stopped by themselves since then
public record Since(List<Change> fresh, List<Change> worse, List<Change> recovered) {

    public Since {
        fresh = List.copyOf(fresh);
        worse = List.copyOf(worse);
        recovered = List.copyOf(recovered);
    }

    /// One issue that is not as it was.
    ///
    /// @param why in a few words, for a person
    public record Change(Verdict verdict, String why) {}

    /// A turn for the worse: it escalates, came back, or became more urgent.
    ///
    /// @param why in a few words, for a person
    public record Turn(Instant at, String why) {}

    /// What changed since a time.
    ///
    /// @param ranked the worklist
    /// @param facts of its issues
    /// @param turns the latest of each issue that had one, by short id
    public static Since of(List<Verdict> ranked, Collection<IssueFacts> facts,
            Map<String, Turn> turns, Instant since, Instant now) {
        Map<String, IssueFacts> byId = new HashMap<>();
        facts.forEach(each -> byId.put(each.shortId(), each));
        List<Change> fresh = new ArrayList<>();
        List<Change> worse = new ArrayList<>();
        List<Change> recovered = new ArrayList<>();
        for (Verdict verdict : ranked) {
            IssueFacts issue = byId.get(verdict.shortId());
            if (issue == null) {
                continue;
            }
            Instant first = issue.firstSeen();
            Turn turn = turns.get(verdict.shortId());
            if (first != null && !first.isBefore(since)) {
                fresh.add(new Change(verdict, "new"));
            } else if (turn != null && !turn.at().isBefore(since)) {
                worse.add(new Change(verdict, turn.why()));
            } else {
                Recovery.of(issue, now).filter(each -> !each.at().isBefore(since))
                        .ifPresent(each -> recovered.add(new Change(verdict, each.reason())));
            }
        }
        return new Since(fresh, worse, recovered);
    }
}
