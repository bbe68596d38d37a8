package io.corral.tools.reading;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of which issues the latest event and tags are read first: those whose verdict, by what a list
/// says, is most likely to become another one that matters.
final class ReadOrder {

    private ReadOrder() {}

    /// Short ids in the order in which they are read.
    ///
    /// @param ranked by what lists say
    static List<String> of(List<Verdict> ranked, List<IssueFacts> issues) {
        Map<String, IssueFacts> facts = new HashMap<>();
        issues.forEach(issue -> facts.putIfAbsent(issue.shortId(), issue));
        return ranked.stream()
                .sorted(Comparator.comparingInt((Verdict verdict) -> group(
                        verdict, facts.get(verdict.shortId())))
                        .thenComparingInt(Verdict::rank))
                .map(Verdict::shortId).toList();
    }

    // 0: would be looked at now, so must be right; 1: may hurt somebody; 2: the rest; 3: noise by
    // its title alone.
    private static int group(Verdict verdict, @Nullable IssueFacts facts) {
        if (verdict.isHigh()) {
            return 0;
        }
        if (verdict.noise() != null) {
            return 3;
        }
        if (facts == null) {
            return 2;
        }
        boolean moves = facts.isSubstatus("new") || facts.isSubstatus("escalating")
                || facts.isSubstatus("regressed");
        return moves || facts.usersOrZero() > 0 || Boolean.TRUE.equals(facts.unhandled()) ? 1 : 2;
    }
}
