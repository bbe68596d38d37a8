package io.corral.testkit.contract;

import static io.corral.testkit.contract.OpenEvents.SCOPE;
import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.CountUnique;
import io.corral.store.event.EventExpression.CountWhere;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Quantile;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventExpression.TimeBucket;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventStore;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How every event store groups, orders and counts rows.
public abstract class EventTableContract {

    private static final EventExpression ID = new Field(EventField.ID);

    private EventStore store;
    private OpenEvents rows;

    /// A store without rows.
    protected abstract EventStore open();

    @BeforeEach
    void openStore() {
        store = open();
        rows = new OpenEvents(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void query_groups_countsUniqueValuesAndQuantiles() {
        rows.append(
                aTransaction("/a", 10).byUser("1").build(),
                aTransaction("/a", 20).byUser("1").build(),
                aTransaction("/a", 30).byUser("2").build(),
                aTransaction("/b", 100).build());
        var name = new Field(EventField.TRANSACTION);
        var duration = new Field(EventField.SPAN_DURATION);

        var table = store.query(EventQuery.of(
                SCOPE, EventPredicate.ALWAYS,
                List.of(
                        name, new Count(), new CountUnique(new Field(EventField.USER)),
                        new Quantile(duration, 0.5),
                        new Statistic(Statistic.Kind.AVERAGE, duration),
                        new CountWhere(new Compare(duration, SearchOperator.GREATER, 15.0))),
                10).orderedBy(new Order(new Count(), true)));

        assertThat(table.rows()).containsExactly(
                List.of("/a", 3L, 2L, 20.0, 20.0, 2L), List.of("/b", 1L, 0L, 100.0, 100.0, 1L));
    }

    @Test
    void query_aggregateWithoutRows_isOneRowOfZero() {
        var table = store.query(EventQuery.of(
                SCOPE, EventPredicate.ALWAYS,
                List.of(new Count(), new CountUnique(new Field(EventField.USER))), 10));

        assertThat(table.rows()).containsExactly(List.of(0L, 0L));
    }

    @Test
    void query_having_filtersGroups() {
        rows.append(
                aTransaction("/a", 10).build(), aTransaction("/a", 20).build(),
                aTransaction("/b", 30).build());
        var name = new Field(EventField.TRANSACTION);

        var table = store.query(new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(name, new Count()),
                new Compare(new Count(), SearchOperator.GREATER, 1L), List.of(), 10, 0, 0));

        assertThat(table.rows()).containsExactly(List.of("/a", 2L));
    }

    @Test
    void query_orderLimitOffset_pageThrough() {
        rows.append(
                aRow().withId(1).at(NOON).build(), aRow().withId(2).at(NOON.plusSeconds(2)).build(),
                aRow().withId(3).at(NOON.plusSeconds(1)).build());
        var order = List.of(new Order(new Field(EventField.TIMESTAMP), true));

        var first = store.query(new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(ID), null, order, 2, 0, 0));
        var second = store.query(new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(ID), null, order, 2, 2, 0));

        assertThat(first.rows()).containsExactly(List.of(hex(2)), List.of(hex(3)));
        assertThat(second.rows()).containsExactly(List.of(hex(1)));
    }

    @Test
    void query_timeBuckets_alignToTheEpoch() {
        rows.append(
                aRow().at(NOON.plusSeconds(59)).build(), aRow().at(NOON.minusMillis(1)).build(),
                aRow().at(NOON).build());
        var hour = new TimeBucket(Duration.ofHours(1));

        var table = store.query(EventQuery.of(
                SCOPE, EventPredicate.ALWAYS, List.of(hour, new Count()), 10)
                .orderedBy(new Order(hour, false)));

        assertThat(table.rows()).containsExactly(
                List.of(NOON.minus(Duration.ofHours(1)), 1L), List.of(NOON, 2L));
    }

    @Test
    void tags_listsKeysAndValuesMostFrequentFirst() {
        rows.append(
                aRow().withTag("plan", "gold").inEnvironment("prod").build(),
                aRow().withTag("plan", "gold").at(NOON.plusSeconds(1)).build(),
                aRow().withTag("plan", "free").withLevel(null).build());

        List<TagSummary> tags = store.tags(
                new TagQuery(SCOPE, EventPredicate.ALWAYS, null, 10, 10));
        assertThat(tags).extracting(TagSummary::key)
                .containsExactly("plan", "level", "environment");
        assertThat(tags.getFirst()).isEqualTo(new TagSummary(
                "plan", 3, 2,
                List.of(
                        new TagSummary.Value("gold", 2, NOON, NOON.plusSeconds(1)),
                        new TagSummary.Value("free", 1, NOON, NOON))));

        assertThat(store.tags(new TagQuery(SCOPE, EventPredicate.ALWAYS, "environment", 1, 1)))
                .containsExactly(new TagSummary(
                        "environment", 1, 1,
                        List.of(new TagSummary.Value("prod", 1, NOON, NOON))));
        assertThat(store.tags(new TagQuery(SCOPE, EventPredicate.ALWAYS, "plan", 1, 1))
                .getFirst().top()).hasSize(1);
    }

    private static String hex(long id) {
        return new EventId(id, id).toString();
    }
}
