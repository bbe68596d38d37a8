package io.corral.testkit.contract;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static io.corral.testkit.event.EventRowBuilder.stackOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.CountUnique;
import io.corral.store.event.EventExpression.CountWhere;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Issue;
import io.corral.store.event.EventExpression.Quantile;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventExpression.Tag;
import io.corral.store.event.EventExpression.TimeBucket;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventPredicate.Contains;
import io.corral.store.event.EventPredicate.KeyIn;
import io.corral.store.event.EventPredicate.Matches;
import io.corral.store.event.EventPredicate.Not;
import io.corral.store.event.EventPredicate.OneOf;
import io.corral.store.event.EventPredicate.Present;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Client;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Http;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import io.corral.store.issue.KeyLink;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every event store does.
public abstract class EventStoreContract {

    private static final ProjectId PROJECT = new ProjectId(1);
    private static final EventExpression ID = new Field(EventField.ID);
    private static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(PROJECT), NOON.minus(Duration.ofDays(1)),
            NOON.plus(Duration.ofDays(1)));

    private EventStore store;
    private long sequence;

    /// A store without rows.
    protected abstract EventStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void applied_atFirst_isZero() {
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 0));
    }

    @Test
    void append_sameWatermarkTwice_storesOnce() {
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(0, 4), List.of(aRow().build()));

        assertThat(count(EventPredicate.ALWAYS)).isEqualTo(1);
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 5));
    }

    @Test
    void withdraw_entry_forgetsItsRowsAlone() {
        store.append(new Watermark(0, 2),
                List.of(aRow().from(1).build(), aRow().from(2).build(), aRow().from(2).build()));

        store.withdraw(new Watermark(0, 2));
        store.withdraw(new Watermark(1, 1));

        assertThat(count(EventPredicate.ALWAYS)).isEqualTo(1);
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 2));
    }

    @Test
    void append_partitions_areIndependent() {
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(1, 2), List.of(aRow().build()));

        assertThat(store.applied(0).sequence()).isEqualTo(5);
        assertThat(store.applied(1).sequence()).isEqualTo(2);
        assertThat(count(EventPredicate.ALWAYS)).isEqualTo(2);
    }

    @Test
    void query_everyField_readsWhatWasAppended() {
        EventRow row = full();
        append(row);

        List<EventExpression> columns = Arrays.stream(EventField.values())
                .<EventExpression>map(Field::new)
                .toList();
        List<@Nullable Object> found =
                store.query(EventQuery.of(SCOPE, EventPredicate.ALWAYS, columns, 1))
                        .rows()
                        .getFirst();

        for (EventField field : EventField.values()) {
            Object expected = field.of(row);
            if (field.type().isList() && ((List<?>) Objects.requireNonNull(expected))
                    .isEmpty()) {
                expected = null;
            }
            assertThat(found.get(columns.indexOf(new Field(field)))).as(field.wireName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void query_scope_boundsKindProjectAndTime() {
        append(
                aRow().withId(1).build(), aRow().withId(2).inProject(2).build(),
                aRow().withId(3).at(SCOPE.to()).build(), aRow().withId(4).at(SCOPE.from()).build(),
                aTransaction("/", 5).withId(5).build());

        var scope = new EventScope(
                Set.of(EventRowKind.ERROR), Set.of(PROJECT), SCOPE.from(), SCOPE.to());

        assertThat(ids(scope, EventPredicate.ALWAYS)).containsExactlyInAnyOrder(1L, 4L);
        assertThat(ids(new EventScope(Set.of(), Set.of(PROJECT), SCOPE.from(), SCOPE.to()),
                EventPredicate.ALWAYS)).isEmpty();
        assertThat(ids(new EventScope(Set.of(EventRowKind.ERROR), Set.of(), SCOPE.from(),
                SCOPE.to()), EventPredicate.ALWAYS)).isEmpty();
    }

    @Test
    void query_comparisons_areTwoValued() {
        append(
                aRow().withId(1).inEnvironment("prod").build(),
                aRow().withId(2).inEnvironment("stage").build(),
                aRow().withId(3).inEnvironment(null).build());
        var isProd = new Compare(new Field(EventField.ENVIRONMENT), SearchOperator.EQUAL, "prod");

        assertThat(ids(isProd)).containsExactly(1L);
        assertThat(ids(new Not(isProd))).containsExactlyInAnyOrder(2L, 3L);
        assertThat(ids(new Not(new Not(isProd)))).containsExactly(1L);
        assertThat(ids(new Compare(
                new Field(EventField.ENVIRONMENT), SearchOperator.NOT_EQUAL, "prod")))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(ids(new Not(new Present(new Field(EventField.ENVIRONMENT)))))
                .containsExactly(3L);
    }

    @Test
    void query_textConditions_matchAsDescribed() {
        append(
                aRow().withId(1).withTitle("TypeError: 100% of_x").build(),
                aRow().withId(2).withTitle("typeerror: other").build(),
                aRow().withId(3).withTitle("KeyError").build());
        var title = new Field(EventField.TITLE);

        assertThat(ids(new Matches(title, new Glob(List.of("TYPE", "")))))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(ids(new Matches(title, new Glob(List.of("", "100%", "_X")))))
                .containsExactly(1L);
        assertThat(ids(new Contains(title, "100% OF_"))).containsExactly(1L);
        assertThat(ids(new Contains(title, "o__x"))).isEmpty();
        assertThat(ids(new OneOf(title, List.of("KeyError", "nothing")))).containsExactly(3L);
        assertThat(ids(new Compare(title, SearchOperator.EQUAL, "keyerror"))).isEmpty();
    }

    @Test
    void query_lists_matchAnyElement() {
        append(
                aRow().withId(1).withStack(stackOf("app.js", "lib/React.js")).build(),
                aRow().withId(2).withStack(stackOf("app.js", "lib/React.js")).build(),
                aRow().withId(3).withStack(stackOf("other.js"))
                        .withErrors(new Errors(
                                List.of("TypeError"), List.of("x"), List.of(false), List.of(),
                                List.of()))
                        .build());
        var filename = new Field(EventField.STACK_FILENAME);

        assertThat(ids(new Compare(filename, SearchOperator.EQUAL, "app.js")))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(ids(new Matches(filename, new Glob(List.of("", "react", "")))))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(ids(new Not(new OneOf(filename, List.of("app.js", "none.js")))))
                .containsExactly(3L);
        assertThat(ids(new Compare(
                new Field(EventField.ERROR_HANDLED), SearchOperator.EQUAL, false)))
                .containsExactly(3L);
        assertThat(ids(new Present(new Field(EventField.ERROR_TYPE)))).containsExactly(3L);
    }

    @Test
    void query_numbersIdsAndTimes_compare() {
        append(
                aTransaction("/a", 10).withId(1).build(),
                aTransaction("/b", 250).withId(2)
                        .withMeasurement("lcp", 2400)
                        .withNumber("cart.items", 3)
                        .withHttp(new Http("GET", "https://x/", 500L, null))
                        .withTrace(new Trace(
                                "0123456789abcdef0123456789abcdef", "fedcba9876543210", null,
                                null, null, null))
                        .at(NOON.plusMillis(1)).build());

        assertThat(ids(new Compare(
                new Field(EventField.SPAN_DURATION), SearchOperator.GREATER, 100.0)))
                .containsExactly(2L);
        assertThat(ids(new Compare(
                new Field(EventField.HTTP_STATUS_CODE), SearchOperator.GREATER_OR_EQUAL, 500L)))
                .containsExactly(2L);
        assertThat(ids(new Compare(
                new EventExpression.Measurement("lcp"), SearchOperator.LESS, 2500.0)))
                .containsExactly(2L);
        assertThat(ids(new Compare(
                new EventExpression.NumberAttribute("cart.items"), SearchOperator.EQUAL, 3.0)))
                .containsExactly(2L);
        assertThat(ids(new Compare(
                new Field(EventField.TRACE), SearchOperator.EQUAL,
                "0123456789abcdef0123456789abcdef"))).containsExactly(2L);
        assertThat(ids(new Compare(
                new Field(EventField.SPAN_ID), SearchOperator.EQUAL, "fedcba9876543210")))
                .containsExactly(2L);
        assertThat(ids(new Compare(
                new Field(EventField.SPAN_ID), SearchOperator.EQUAL, "no id"))).isEmpty();
        assertThat(ids(new Compare(
                new Field(EventField.TIMESTAMP), SearchOperator.GREATER, NOON)))
                .containsExactly(2L);
    }

    @Test
    void query_tags_areReadByKey() {
        append(
                aRow().withId(1).withTag("it's \"quoted\"", "yes").build(),
                aRow().withId(2).withTag("plan", "gold").withText("device.arch", "arm64").build());

        assertThat(ids(new Compare(
                new Tag("it's \"quoted\""), SearchOperator.EQUAL, "yes"))).containsExactly(1L);
        assertThat(ids(new Present(new Tag("plan")))).containsExactly(2L);
        assertThat(ids(new Compare(
                new EventExpression.FirstOf(List.of(
                        new Tag("device.arch"), new EventExpression.TextAttribute("device.arch"))),
                SearchOperator.EQUAL, "arm64"))).containsExactly(2L);
    }

    @Test
    void query_groups_countsUniqueValuesAndQuantiles() {
        append(
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
        append(
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
        append(
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
        append(
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
    void query_issue_followsKeyTable() {
        append(
                aRow().withKey(7).build(), aRow().withKey(8).build(), aRow().withKey(9).build(),
                aRow().withKey(7).inProject(2).build());
        store.updateKeys(List.of(link(7, 100, 1), link(8, 200, 2), link(9, 100, 3)));
        store.updateKeys(List.of(link(8, 100, 4)));
        assertThat(store.keysVersion()).isEqualTo(4);

        var query = new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(new Issue(), new Count()), null, List.of(),
                10, 0, 4);

        assertThat(store.query(query).rows()).containsExactly(List.of(100L, 3L));
        store.updateKeys(List.of(link(8, 200, 2)));
        assertThat(store.keysVersion()).isEqualTo(4);

        store.updateKeys(List.of(new KeyLink(new IssueKey(PROJECT, 8), null, 5)));
        assertThat(store.query(query).rows())
                .containsExactlyInAnyOrder(List.of(100L, 2L), Arrays.asList(null, 1L));
    }

    @Test
    void query_olderKeyTable_isRefused() {
        var query = new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(new Issue(), new Count()), null, List.of(),
                10, 0, 1);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.query(query))
                .returns(StoreException.Category.BUSY, StoreException::category);
    }

    @Test
    void keys_rekeyDropAndDelete() {
        append(
                aRow().withId(1).withKey(7).at(NOON.minusSeconds(10)).build(),
                aRow().withId(2).withKey(7).build(), aRow().withId(3).withKey(8).build(),
                aRow().withId(4).inProject(2).build());

        store.rekey(PROJECT, Map.of(new EventId(2, 2), 9L));
        assertThat(ids(new KeyIn(Set.of(new IssueKey(PROJECT, 9))))).containsExactly(2L);

        store.dropBefore(NOON);
        assertThat(ids(EventPredicate.ALWAYS)).containsExactlyInAnyOrder(2L, 3L);

        store.deleteKeys(Set.of(new IssueKey(PROJECT, 8)));
        assertThat(ids(EventPredicate.ALWAYS)).containsExactly(2L);

        store.deleteProject(PROJECT);
        assertThat(ids(EventPredicate.ALWAYS)).isEmpty();
    }

    @Test
    void dropBefore_keepsStacksOfOthers() {
        append(
                aRow().withId(1).withStack(stackOf("a.js")).at(NOON.minusSeconds(10)).build(),
                aRow().withId(2).withStack(stackOf("b.js")).build());
        store.dropBefore(NOON);
        append(aRow().withId(3).withStack(stackOf("a.js")).build());

        assertThat(ids(new Present(new Field(EventField.STACK_FILENAME))))
                .containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void tags_listsKeysAndValuesMostFrequentFirst() {
        append(
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

    private void append(EventRow... rows) {
        store.append(new Watermark(0, ++sequence), List.of(rows));
    }

    private long count(EventPredicate where) {
        return (Long) Objects.requireNonNull(
                store.query(EventQuery.of(SCOPE, where, List.of(new Count()), 1))
                        .rows()
                        .getFirst()
                        .getFirst());
    }

    private List<Long> ids(EventPredicate where) {
        return ids(SCOPE, where);
    }

    private List<Long> ids(EventScope scope, EventPredicate where) {
        return store.query(EventQuery.of(scope, where, List.of(ID), 100)).rows().stream()
                .map(row -> EventId.parse(String.valueOf(row.getFirst())).orElseThrow().low())
                .toList();
    }

    private static KeyLink link(long key, long issue, long version) {
        return new KeyLink(new IssueKey(PROJECT, key), new IssueId(issue), version);
    }

    private static String hex(long id) {
        return new EventId(id, id).toString();
    }

    private static EventRow full() {
        return aTransaction("/checkout", 12.5).withId(-3)
                .at(NOON.plusNanos(123_456_000))
                .inEnvironment("prod").inRelease("shop@1.2.3")
                .withMessage("it's\n\"so\" \u00e9\ud83d\ude00")
                .byUser("42")
                .withErrors(new Errors(
                        List.of("TypeError", "Cause"), List.of("x"), List.of(true, false),
                        List.of("onerror"), List.of(true)))
                .withStack(stackOf("a.js", "b.js"))
                .withClient(new Client(
                        "Windows", "10", "Chrome", "120", "Mac", null, null, null, null, null,
                        null, null, "sentry.javascript.browser", "9"))
                .withHttp(new Http("POST", "https://x/y", 502L, null))
                .withTrace(new Trace(
                        "0123456789abcdef0123456789abcdef", "fedcba9876543210",
                        "0000000000000001", "fedcba9876543210",
                        "f123456789abcdef0123456789abcdef", null))
                .build();
    }
}
