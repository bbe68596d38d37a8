package io.corral.store.triage;

import io.corral.domain.id.OrganizationId;
import java.util.Optional;

/// The last ranking of each organisation, for the next process to go on from. What is lost is made
/// again. Thread-safe; each change is durable when it returns.
public interface LastRankingStore {

    /// Keeps the last ranking of an organisation in place of the one before.
    void put(OrganizationId organization, byte[] ranking);

    /// The last ranking of an organisation; empty when none was kept.
    Optional<byte[]> find(OrganizationId organization);
}
