package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Organization;
import io.corral.domain.triage.WrongHighs.Shown;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.triage.ShownRankingStore;
import io.corral.store.triage.ShownRankingStore.ShownRanking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ShownRankingStore] does.
public abstract class ShownRankingStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30));
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId OTHER = new OrganizationId(2);
    private static final long LARGE = 1_000_000;

    /// The stores under test.
    ///
    /// @param directory knows the organisations that are named
    public record Opened(DirectoryStore directory, ShownRankingStore rankings) {}

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected ShownRankingStore store;

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(
                new PutOrganization(new Organization(ACME, "acme", "Acme", NOW, null)),
                new PutOrganization(new Organization(OTHER, "other", "Other", NOW, null))),
                List.of());
        store = opened.rankings();
    }

    private ShownRanking add(OrganizationId organization, Instant at, int bytes, long bytesMax) {
        return store.add(new ShownRanking(0, organization, at, new UserId(7), 10, 2, "0.1.0",
                bytes), new byte[bytes], MONTH_AGO, bytesMax);
    }

    @Test
    void ranking_isKeptWithItsInput_forItsOrganizationAlone() {
        byte[] input = {1, 0, -1};
        ShownRanking kept = store.add(new ShownRanking(0, ACME, NOW, null, 10, 2, "0.1.0", 3),
                input, MONTH_AGO, LARGE);
        ShownRanking next = add(ACME, LATER, 4, LARGE);

        assertThat(store.list(ACME)).containsExactly(next, kept);
        assertThat(store.input(ACME, kept.id())).hasValueSatisfying(
                found -> assertThat(found).isEqualTo(input));
        assertThat(store.list(OTHER)).isEmpty();
        assertThat(store.input(OTHER, kept.id())).isEmpty();
        assertThat(store.input(ACME, 99)).isEmpty();
    }

    @Test
    void add_forgetsWhatIsTooOld_orTooMuch_ofItsOrganization() {
        ShownRanking old = add(ACME, MONTH_AGO.minusSeconds(1), 4, LARGE);
        ShownRanking others = add(OTHER, MONTH_AGO.minusSeconds(1), 4, LARGE);
        ShownRanking kept = add(ACME, NOW, 4, LARGE);
        assertThat(store.list(ACME)).containsExactly(kept);
        assertThat(store.input(ACME, old.id())).isEmpty();
        assertThat(store.list(OTHER)).containsExactly(others);

        ShownRanking second = add(ACME, NOW, 4, 8);
        assertThat(store.list(ACME)).containsExactly(second, kept);
        ShownRanking third = add(ACME, NOW, 4, 8);
        assertThat(store.list(ACME)).containsExactly(third, second);
        ShownRanking large = add(ACME, NOW, 9, 8);
        assertThat(store.list(ACME)).containsExactly(large);
    }

    @Test
    void high_isShownFromItsFirstToItsLastTime() {
        IssueId one = new IssueId(1);
        IssueId two = new IssueId(2);
        store.showHigh(ACME, List.of(one, two), NOW, MONTH_AGO);
        store.showHigh(ACME, List.of(two), LATER, MONTH_AGO);
        store.showHigh(ACME, List.of(), LATER, MONTH_AGO);

        assertThat(store.high(ACME, NOW)).containsExactlyInAnyOrder(
                new Shown(one, NOW, NOW), new Shown(two, NOW, LATER));
        assertThat(store.high(ACME, LATER)).containsExactly(new Shown(two, NOW, LATER));
        assertThat(store.high(OTHER, NOW)).isEmpty();
        store.showHigh(ACME, List.of(), LATER, LATER);
        assertThat(store.high(ACME, NOW)).containsExactly(new Shown(two, NOW, LATER));
    }
}
