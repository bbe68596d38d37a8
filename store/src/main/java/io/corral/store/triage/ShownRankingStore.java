package io.corral.store.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.WrongHighs.Shown;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rankings that people were shown: what they were made from, to be made again, and which issues
/// stood high in them. Thread-safe; each change is durable when it returns.
public interface ShownRankingStore {

    /// A ranking that was shown.
    ///
    /// @param id unique in the installation; assigned by the store, 0 before
    /// @param at when it was made
    /// @param viewer null when that is not known
    /// @param issues how many it ranked
    /// @param high how many of them stood high
    /// @param version of Corral that made it
    /// @param inputBytes length of what it was made from, as it is kept
    record ShownRanking(long id, OrganizationId organization, Instant at, @Nullable UserId viewer,
            int issues, int high, String version, long inputBytes) {

        /// The same with its id.
        public ShownRanking withId(long assigned) {
            return new ShownRanking(assigned, organization, at, viewer, issues, high, version,
                    inputBytes);
        }
    }

    /// Keeps a ranking with its input, and forgets those of the organisation that are older than a
    /// time, or that are the oldest while all together are larger than a bound; never this one.
    ///
    /// @return the ranking with its id
    ShownRanking add(ShownRanking ranking, byte[] input, Instant notBefore, long bytesMax);

    /// Those of an organisation, the newest first.
    List<ShownRanking> list(OrganizationId organization);

    /// What a ranking of an organisation was made from; empty when there is none with this id.
    Optional<byte[]> input(OrganizationId organization, long id);

    /// Notes that issues stood high in front of somebody, and forgets those of the organisation
    /// that last did before a time.
    void showHigh(OrganizationId organization, Collection<IssueId> issues, Instant at,
            Instant notBefore);

    /// Issues that stood high at a time or after it, in any order.
    List<Shown> high(OrganizationId organization, Instant since);
}
