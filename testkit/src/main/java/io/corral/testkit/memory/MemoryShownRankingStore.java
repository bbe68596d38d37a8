package io.corral.testkit.memory;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.triage.WrongHighs.Shown;
import io.corral.store.triage.ShownRankingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rankings that people were shown, in memory. Thread-safe; `this` guards all fields.
public final class MemoryShownRankingStore implements ShownRankingStore {

    private record Kept(ShownRanking ranking, byte[] input) {}

    private final TreeMap<Long, Kept> rankings = new TreeMap<>();
    private final Map<OrganizationId, Map<IssueId, Shown>> high = new HashMap<>();
    private long last;

    @Override
    public synchronized ShownRanking add(
            ShownRanking ranking, byte[] input, Instant notBefore, long bytesMax) {
        ShownRanking kept = ranking.withId(++last);
        rankings.put(last, new Kept(kept, input.clone()));
        long bytes = 0;
        for (ShownRanking each : list(ranking.organization())) {
            bytes += each.inputBytes();
            if (each.id() != last && (each.at().isBefore(notBefore) || bytes > bytesMax)) {
                rankings.remove(each.id());
            }
        }
        return kept;
    }

    @Override
    public synchronized List<ShownRanking> list(OrganizationId organization) {
        List<ShownRanking> found = new ArrayList<>();
        rankings.descendingMap().values().stream().map(Kept::ranking)
                .filter(each -> each.organization().equals(organization)).forEach(found::add);
        return found;
    }

    @Override
    public synchronized Optional<byte[]> input(OrganizationId organization, long id) {
        return Optional.ofNullable(rankings.get(id))
                .filter(each -> each.ranking().organization().equals(organization))
                .map(each -> each.input().clone());
    }

    @Override
    public synchronized void showHigh(OrganizationId organization, Collection<IssueId> issues,
            Instant at, Instant notBefore) {
        Map<IssueId, Shown> own = high.computeIfAbsent(organization, _ -> new HashMap<>());
        issues.forEach(issue -> own.merge(issue, new Shown(issue, at, at),
                (one, other) -> new Shown(issue,
                        one.first().isBefore(other.first()) ? one.first() : other.first(),
                        one.last().isAfter(other.last()) ? one.last() : other.last())));
        own.values().removeIf(each -> each.last().isBefore(notBefore));
    }

    @Override
    public synchronized List<Shown> high(OrganizationId organization, Instant since) {
        return high.getOrDefault(organization, Map.of()).values().stream()
                .filter(each -> !each.last().isBefore(since)).toList();
    }
}
