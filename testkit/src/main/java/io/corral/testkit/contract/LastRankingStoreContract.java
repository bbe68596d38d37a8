package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.triage.LastRankingStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [LastRankingStore] does.
public abstract class LastRankingStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId OTHER = new OrganizationId(2);

    /// The stores under test.
    ///
    /// @param directory knows the organisations that are named
    public record Opened(DirectoryStore directory, LastRankingStore rankings) {}

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @Test
    void put_takesThePlaceOfTheOneBefore_ofItsOrganizationAlone() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(
                new PutOrganization(new Organization(ACME, "acme", "Acme", NOW, null)),
                new PutOrganization(new Organization(OTHER, "other", "Other", NOW, null))),
                List.of());
        LastRankingStore store = opened.rankings();
        assertThat(store.find(ACME)).isEmpty();

        store.put(ACME, new byte[]{1, 0, -1});
        store.put(OTHER, new byte[]{2});
        store.put(ACME, new byte[]{3, 0});

        assertThat(store.find(ACME)).hasValueSatisfying(
                found -> assertThat(found).containsExactly(3, 0));
        assertThat(store.find(OTHER)).hasValueSatisfying(
                found -> assertThat(found).containsExactly(2));
    }
}
