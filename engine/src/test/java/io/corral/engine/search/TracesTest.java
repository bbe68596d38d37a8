package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.search.Traces.Part;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Instant NOW = SearchFixture.NOW;
    private static final String TRACE = "0123456789abcdef0123456789abcdef";

    private final SearchFixture fixture = new SearchFixture();
    private final Traces traces = new Traces(fixture.stores);

    private static Trace in(String trace, String span) {
        return new Trace(trace, span, null, null, null, null);
    }

    @Test
    void find_partsOfTheTrace_andNothingElse() {
        fixture.issue(7);
        fixture.append(
                aTransaction("/cart", 80).withId(1).at(NOW)
                        .withTrace(in(TRACE, "a".repeat(16))),
                aRow().withId(2).withKey(7).withTitle("Boom").at(NOW.minusMillis(20))
                        .withTrace(in(TRACE, "a".repeat(16))),
                aTransaction("/other", 80).withId(3).at(NOW)
                        .withTrace(in("f".repeat(32), "b".repeat(16))),
                aTransaction("/late", 80).withId(4).at(NOW.plus(Duration.ofHours(3)))
                        .withTrace(in(TRACE, "c".repeat(16))),
                aTransaction("/hidden", 80).withId(5).inProject(9).at(NOW)
                        .withTrace(in(TRACE, "d".repeat(16))));

        List<Part> parts = traces.find(Set.of(new ProjectId(1)), TRACE, NOW, 10,
                List.of());

        assertThat(parts).extracting(Part::text).containsExactly("Boom", "/cart");
        Part error = parts.getFirst();
        assertThat(error.kind()).isEqualTo(EventRowKind.ERROR);
        assertThat(error.isTimed()).isFalse();
        assertThat(error.event()).isEqualTo(new EventId(2, 2));
        assertThat(error.issue()).isNotNull();
        Part transaction = parts.getLast();
        assertThat(transaction.isTimed()).isTrue();
        assertThat(transaction.issue()).isNull();
        assertThat(transaction.durationMillis()).isEqualTo(80);
        assertThat(transaction.op()).isEqualTo("http.server");
        assertThat(traces.find(Set.of(new ProjectId(1)), TRACE, NOW, 1, List.of()))
                .hasSize(1);
    }

    @Test
    void attributes_areAllAnSdkSent_andThoseAskedForStandInTheTrace() {
        fixture.append(
                aTransaction("/cart", 80).withId(1).at(NOW).inRelease("shop@1")
                        .withTag("plan", "gold").withText("cart.kind", "big")
                        .withNumber("cart.items", 3).withMeasurement("lcp", 1200)
                        .withTrace(in(TRACE, "a".repeat(16))),
                aTransaction("/other", 80).withId(2).at(NOW).withText("other", "yes")
                        .withTrace(in(TRACE, "b".repeat(16))));

        Part part = traces.find(Set.of(new ProjectId(1)), TRACE, NOW, 10,
                List.of("cart.items", "plan", "release", "none", "stack.filename")).getFirst();

        assertThat(part.origin().asked()).isEqualTo(
                Map.of("cart.items", "3.0", "plan", "gold", "release", "shop@1"));
        assertThat(traces.attributes(part, TRACE))
                .containsEntry("span.op", "http.server").containsEntry("plan", "gold")
                .containsEntry("cart.kind", "big").containsEntry("cart.items", 3.0)
                .containsEntry("measurements.lcp", 1200.0).containsEntry("release", "shop@1")
                .containsEntry("span.duration", 80.0).containsEntry("is_segment", true)
                .doesNotContainKeys("other", "title", "user.email");
    }
}
