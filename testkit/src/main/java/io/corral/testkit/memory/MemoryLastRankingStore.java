package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.store.triage.LastRankingStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The last ranking of each organisation, in memory. Thread-safe.
public final class MemoryLastRankingStore implements LastRankingStore {

    private final Map<OrganizationId, byte[]> rankings = new ConcurrentHashMap<>();

    @Override
    public void put(OrganizationId organization, byte[] ranking) {
        rankings.put(organization, ranking.clone());
    }

    @Override
    public Optional<byte[]> find(OrganizationId organization) {
        return Optional.ofNullable(rankings.get(organization)).map(byte[]::clone);
    }
}
