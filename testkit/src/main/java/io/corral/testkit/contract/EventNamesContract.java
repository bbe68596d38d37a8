package io.corral.testkit.contract;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.store.Watermark;
import io.corral.store.event.AttributeSummary;
import io.corral.store.event.AttributeSummary.Kind;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Holds;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.testkit.event.EventRowBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every event store says of the names rows carry values under.
public abstract class EventNamesContract {

    private static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(new ProjectId(1)),
            NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));

    private EventStore store;

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
    void attributes_areCountedByKindAndKey() {
        append(
                aRow().withTag("plan", "gold").withNumber("items", 3),
                aRow().withTag("plan", "free").withText("db.system", "sqlite"),
                aRow().withMeasurement("lcp", 2.5).inEnvironment("prod"),
                aRow().withTag("plan", "free").inProject(2));

        assertThat(store.attributes(SCOPE, 10)).containsExactly(
                new AttributeSummary(Kind.TAG, "plan", 2),
                new AttributeSummary(Kind.TEXT, "db.system", 1),
                new AttributeSummary(Kind.NUMBER, "items", 1),
                new AttributeSummary(Kind.MEASUREMENT, "lcp", 1));
        assertThat(store.attributes(SCOPE, 1)).hasSize(1);
    }

    @Test
    void holds_isNeverUnknown() {
        append(
                aRow().withErrors(new Errors(
                        List.of("A"), List.of("x"), List.of(true, false), List.of(), List.of())),
                aRow(), aRow());
        var unhandled = new Holds(new EventPredicate.Compare(
                new Field(EventField.ERROR_HANDLED), SearchOperator.EQUAL, false));

        assertThat(store.query(EventQuery.of(
                SCOPE, EventPredicate.ALWAYS, List.of(unhandled, new Count()), 10)).rows())
                .containsExactlyInAnyOrder(Arrays.asList(true, 1L), Arrays.asList(false, 2L));
    }

    private void append(EventRowBuilder... rows) {
        store.append(new Watermark(0, 1),
                Arrays.stream(rows).map(EventRowBuilder::build).toList());
    }
}
