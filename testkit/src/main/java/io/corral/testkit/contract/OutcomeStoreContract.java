package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import io.corral.testkit.issue.IssueStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [OutcomeStore] does.
public abstract class OutcomeStoreContract {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId MAIL = new ProjectId(2);
    private static final Instant NEXT_HOUR = NOON.plus(Duration.ofHours(1));
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private static final Outcome ACCEPTED = new Outcome.Accepted();
    private static final Outcome CRAWLER = new Outcome.Filtered(FilterReason.WEB_CRAWLERS);

    @SuppressWarnings("NullAway.Init")
    private OutcomeStore outcomes;

    /// Opens empty stores.
    protected abstract IssueStores open();

    @BeforeEach
    void fill() {
        outcomes = open().outcomes();
        outcomes.add(List.of(
                count(SHOP, NOON, DataCategory.ERROR, ACCEPTED, 5),
                count(SHOP, NOON, DataCategory.ERROR, CRAWLER, 2),
                count(SHOP, NEXT_HOUR, DataCategory.TRANSACTION, ACCEPTED, 3),
                count(MAIL, NEXT_DAY, DataCategory.ERROR, ACCEPTED, 7)));
        outcomes.add(List.of(count(SHOP, NOON, DataCategory.ERROR, ACCEPTED, 1)));
    }

    private static OutcomeCount count(
            ProjectId project, Instant hour, DataCategory category, Outcome outcome, long number) {
        return new OutcomeCount(project, hour, category, outcome, number);
    }

    @Test
    void sums_withoutGroups_addEverythingUp() {
        assertThat(outcomes.sums(query(NEXT_DAY.plusSeconds(1), 48, Set.of())))
                .containsExactly(new OutcomeSum(NOON, null, null, null, null, 18));
    }

    @Test
    void sums_intervals_beginAtFrom() {
        assertThat(outcomes.sums(query(NEXT_DAY.plusSeconds(1), 24, Set.of())))
                .containsExactly(
                        new OutcomeSum(NOON, null, null, null, null, 11),
                        new OutcomeSum(NEXT_DAY, null, null, null, null, 7));
        assertThat(outcomes.sums(query(NEXT_DAY, 1, Set.of())))
                .containsExactly(
                        new OutcomeSum(NOON, null, null, null, null, 8),
                        new OutcomeSum(NEXT_HOUR, null, null, null, null, 3));
    }

    @Test
    void sums_groups_areApart() {
        assertThat(outcomes.sums(query(NEXT_HOUR, 1, Set.of(GroupBy.OUTCOME, GroupBy.REASON))))
                .containsExactlyInAnyOrder(
                        new OutcomeSum(NOON, null, null, "accepted", "", 6),
                        new OutcomeSum(NOON, null, null, "filtered", "web-crawlers", 2));
        assertThat(outcomes.sums(query(NEXT_DAY.plusSeconds(1), 48,
                Set.of(GroupBy.PROJECT, GroupBy.CATEGORY))))
                .containsExactlyInAnyOrder(
                        new OutcomeSum(NOON, SHOP, "error", null, null, 8),
                        new OutcomeSum(NOON, SHOP, "transaction", null, null, 3),
                        new OutcomeSum(NOON, MAIL, "error", null, null, 7));
    }

    @Test
    void sums_filters_narrow() {
        assertThat(total(Set.of(SHOP), Set.of(), Set.of(), Set.of())).isEqualTo(11);
        assertThat(total(Set.of(SHOP), Set.of("transaction", "x"), Set.of(), Set.of()))
                .isEqualTo(3);
        assertThat(total(Set.of(SHOP), Set.of(), Set.of("filtered"), Set.of())).isEqualTo(2);
        assertThat(total(Set.of(SHOP), Set.of(), Set.of(), Set.of("web-crawlers"))).isEqualTo(2);
        assertThat(total(Set.of(), Set.of(), Set.of(), Set.of())).isZero();
    }

    private long total(Set<ProjectId> projects, Set<String> categories, Set<String> words,
            Set<String> reasons) {
        return outcomes.sums(new OutcomeQuery(projects, NOON, NEXT_DAY.plusSeconds(1), 1, Set.of(),
                categories, words, reasons)).stream().mapToLong(OutcomeSum::quantity).sum();
    }

    @Test
    void dropBefore_olderHoursAreGone() {
        outcomes.dropBefore(NEXT_HOUR);

        assertThat(total(Set.of(SHOP, MAIL), Set.of(), Set.of(), Set.of())).isEqualTo(10);
    }

    private static OutcomeQuery query(Instant to, int hours, Set<GroupBy> groups) {
        return new OutcomeQuery(
                Set.of(SHOP, MAIL), NOON, to, hours, groups, Set.of(), Set.of(), Set.of());
    }
}
