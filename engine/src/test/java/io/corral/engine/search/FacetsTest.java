package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.AttributeNames.Attribute;
import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.engine.search.Facets.Facet;
import io.corral.engine.search.Facets.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacetsTest {

    private final SearchFixture fixture = new SearchFixture();

    @Test
    void facets_areThoseOfTheQuery() {
        fixture.append(
                aRow().withTag("plan", "gold"), aRow().withTag("plan", "free"),
                aRow().withTag("plan", "free").inProject(2),
                aRow().withLevel("info").withTag("plan", "none"));

        var found = (Facets.Answer.Found) new Facets(fixture.stores)
                .find("errors", "level:error", SearchFixture.scope(), 2, 1);

        assertThat(found.facets()).containsExactly(
                new Facet("project", 3, 2,
                        List.of(new Value("1", "shop", 2), new Value("2", "api", 1))),
                new Facet("level", 3, 1, List.of(new Value("error", "error", 3))),
                new Facet("plan", 3, 2, List.of(new Value("free", "free", 2))));
    }

    @Test
    void wrongQueries_areRefused() {
        assertThat(new Facets(fixture.stores)
                .find("errors", "has:issue", SearchFixture.scope(), 2, 1))
                .isInstanceOf(Facets.Answer.Refused.class);
        assertThat(new Facets(fixture.stores)
                .find("nothing", "", SearchFixture.scope(), 2, 1))
                .isInstanceOf(Facets.Answer.Refused.class);
    }

    @Test
    void attributes_areFieldsAndWhatEventsHave() {
        fixture.append(aTransaction("/a", 1).withTag("plan", "gold").withNumber("items", 3)
                .withMeasurement("lcp", 1));

        var names = new AttributeNames(fixture.stores);

        assertThat(names.list(Dataset.SPANS, "", SearchFixture.scope()))
                .contains(
                        new Attribute("span.duration", "span.duration", ValueType.DURATION, false,
                                "how long it took"),
                        new Attribute("plan", "plan", ValueType.STRING, true, ""),
                        new Attribute("tags[items,number]", "items", ValueType.NUMBER, true, ""))
                .extracting(Attribute::key).doesNotHaveDuplicates();
        assertThat(names.list(Dataset.SPANS, "PLA", SearchFixture.scope()))
                .extracting(Attribute::key)
                .containsExactly("user.display", "platform", "replay_id", "plan");
    }

    @Test
    void unknownName_closeToAField_isATip() {
        fixture.append(aRow().withTag("levle", "x").inProject(2), aRow());
        var discover = new Discover(fixture.stores);

        var wrong = (Table) discover.table(request("relaese:1"), SearchFixture.scope());
        var tag = (Table) discover.table(request("levle:x"), SearchFixture.scope());
        var other = (Table) discover.table(request("warehouse:north"), SearchFixture.scope());

        assertThat(wrong.tips().query()).contains("relaese").contains("did you mean release?");
        assertThat(tag.tips().query()).isNull();
        assertThat(other.tips().query()).isNull();
    }

    private static DiscoverRequest request(String query) {
        return new DiscoverRequest(
                "errors", List.of("count()"), query, List.of(), 0, 10, true);
    }
}
