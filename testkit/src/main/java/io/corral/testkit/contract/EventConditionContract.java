package io.corral.testkit.contract;

import static io.corral.testkit.contract.OpenEvents.PROJECT;
import static io.corral.testkit.contract.OpenEvents.SCOPE;
import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static io.corral.testkit.event.EventRowBuilder.stackOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Tag;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventPredicate.Contains;
import io.corral.store.event.EventPredicate.Matches;
import io.corral.store.event.EventPredicate.Not;
import io.corral.store.event.EventPredicate.OneOf;
import io.corral.store.event.EventPredicate.Present;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Client;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Http;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which rows every event store finds, and what it reads of them.
public abstract class EventConditionContract {

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
    void query_everyField_readsWhatWasAppended() {
        EventRow row = full();
        rows.append(row);

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
        rows.append(
                aRow().withId(1).build(), aRow().withId(2).inProject(2).build(),
                aRow().withId(3).at(SCOPE.to()).build(), aRow().withId(4).at(SCOPE.from()).build(),
                aTransaction("/", 5).withId(5).build());

        var scope = new EventScope(
                Set.of(EventRowKind.ERROR), Set.of(PROJECT), SCOPE.from(), SCOPE.to());

        assertThat(rows.ids(scope, EventPredicate.ALWAYS)).containsExactlyInAnyOrder(1L, 4L);
        assertThat(rows.ids(new EventScope(Set.of(), Set.of(PROJECT), SCOPE.from(), SCOPE.to()),
                EventPredicate.ALWAYS)).isEmpty();
        assertThat(rows.ids(new EventScope(Set.of(EventRowKind.ERROR), Set.of(), SCOPE.from(),
                SCOPE.to()), EventPredicate.ALWAYS)).isEmpty();
    }

    @Test
    void query_comparisons_areTwoValued() {
        rows.append(
                aRow().withId(1).inEnvironment("prod").build(),
                aRow().withId(2).inEnvironment("stage").build(),
                aRow().withId(3).inEnvironment(null).build());
        var isProd = new Compare(new Field(EventField.ENVIRONMENT), SearchOperator.EQUAL, "prod");

        assertThat(rows.ids(isProd)).containsExactly(1L);
        assertThat(rows.ids(new Not(isProd))).containsExactlyInAnyOrder(2L, 3L);
        assertThat(rows.ids(new Not(new Not(isProd)))).containsExactly(1L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.ENVIRONMENT), SearchOperator.NOT_EQUAL, "prod")))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(rows.ids(new Not(new Present(new Field(EventField.ENVIRONMENT)))))
                .containsExactly(3L);
    }

    @Test
    void query_textConditions_matchAsDescribed() {
        rows.append(
                aRow().withId(1).withTitle("TypeError: 100% of_x").build(),
                aRow().withId(2).withTitle("typeerror: other").build(),
                aRow().withId(3).withTitle("KeyError").build());
        var title = new Field(EventField.TITLE);

        assertThat(rows.ids(new Matches(title, new Glob(List.of("TYPE", "")))))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(rows.ids(new Matches(title, new Glob(List.of("", "100%", "_X")))))
                .containsExactly(1L);
        assertThat(rows.ids(new Contains(title, "100% OF_"))).containsExactly(1L);
        assertThat(rows.ids(new Contains(title, "o__x"))).isEmpty();
        assertThat(rows.ids(new OneOf(title, List.of("KeyError", "nothing")))).containsExactly(3L);
        assertThat(rows.ids(new Compare(title, SearchOperator.EQUAL, "keyerror"))).isEmpty();
    }

    @Test
    void query_lists_matchAnyElement() {
        rows.append(
                aRow().withId(1).withStack(stackOf("app.js", "lib/React.js")).build(),
                aRow().withId(2).withStack(stackOf("app.js", "lib/React.js")).build(),
                aRow().withId(3).withStack(stackOf("other.js"))
                        .withErrors(new Errors(
                                List.of("TypeError"), List.of("x"), List.of(false), List.of(),
                                List.of()))
                        .build());
        var filename = new Field(EventField.STACK_FILENAME);

        assertThat(rows.ids(new Compare(filename, SearchOperator.EQUAL, "app.js")))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(rows.ids(new Matches(filename, new Glob(List.of("", "react", "")))))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(rows.ids(new Not(new OneOf(filename, List.of("app.js", "none.js")))))
                .containsExactly(3L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.ERROR_HANDLED), SearchOperator.EQUAL, false)))
                .containsExactly(3L);
        assertThat(rows.ids(new Present(new Field(EventField.ERROR_TYPE)))).containsExactly(3L);
    }

    @Test
    void query_numbersIdsAndTimes_compare() {
        rows.append(
                aTransaction("/a", 10).withId(1).build(),
                aTransaction("/b", 250).withId(2)
                        .withMeasurement("lcp", 2400)
                        .withNumber("cart.items", 3)
                        .withHttp(new Http("GET", "https://x/", 500L, null))
                        .withTrace(new Trace(
                                "0123456789abcdef0123456789abcdef", "fedcba9876543210", null,
                                null, null, null))
                        .at(NOON.plusMillis(1)).build());

        assertThat(rows.ids(new Compare(
                new Field(EventField.SPAN_DURATION), SearchOperator.GREATER, 100.0)))
                .containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.HTTP_STATUS_CODE), SearchOperator.GREATER_OR_EQUAL, 500L)))
                .containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new EventExpression.Measurement("lcp"), SearchOperator.LESS, 2500.0)))
                .containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new EventExpression.NumberAttribute("cart.items"), SearchOperator.EQUAL, 3.0)))
                .containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.TRACE), SearchOperator.EQUAL,
                "0123456789abcdef0123456789abcdef"))).containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.SPAN_ID), SearchOperator.EQUAL, "fedcba9876543210")))
                .containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new Field(EventField.SPAN_ID), SearchOperator.EQUAL, "no id"))).isEmpty();
        assertThat(rows.ids(new Compare(
                new Field(EventField.TIMESTAMP), SearchOperator.GREATER, NOON)))
                .containsExactly(2L);
    }

    @Test
    void query_tags_areReadByKey() {
        rows.append(
                aRow().withId(1).withTag("it's \"quoted\"", "yes").build(),
                aRow().withId(2).withTag("plan", "gold").withText("device.arch", "arm64").build());

        assertThat(rows.ids(new Compare(
                new Tag("it's \"quoted\""), SearchOperator.EQUAL, "yes"))).containsExactly(1L);
        assertThat(rows.ids(new Present(new Tag("plan")))).containsExactly(2L);
        assertThat(rows.ids(new Compare(
                new EventExpression.FirstOf(List.of(
                        new Tag("device.arch"), new EventExpression.TextAttribute("device.arch"))),
                SearchOperator.EQUAL, "arm64"))).containsExactly(2L);
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
