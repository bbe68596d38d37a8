package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.User;
import io.corral.domain.id.EventId;
import io.corral.server.ui.Address;
import io.corral.web.page.issue.EventDetail.Highlight;
import io.corral.web.page.issue.EventDetail.PersonPart;
import io.corral.web.page.issue.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HighlightsTest {

    private static final EventLinks LINKS = new EventLinks(
            "/issues/7/", new EventId(1, 1), Extent.USUAL,
            address -> address.with("environment", "prod"));

    @Test
    void whoAndWhere_standFirst_andCanBeSearchedFor() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("plan", "gold");
        tags.put("release", "shop@1");
        tags.put("browser", "Firefox 140");
        var event = new EventDraft(new EventId(1, 1)).tags(tags)
                .user(new User("5", null, null, null, null, Map.of(), Map.of())).build();

        List<Highlight> highlights = Highlights.of(event, LINKS);

        assertThat(highlights).extracting(Highlight::name)
                .containsExactly("User", "Browser", "Release");
        assertThat(highlights.getFirst().url()).isEqualTo(
                "/issues/7/?environment=prod&query=user%3A%22id%3A5%22");
        assertThat(Highlights.tags(event, LINKS).getFirst().url())
                .isEqualTo("/issues/7/?environment=prod&query=plan%3A%22gold%22");
    }

    @Test
    void person_isCalledByTheirBestName() {
        PersonPart person = Objects.requireNonNull(Highlights.person(new User("5",
                "anne@example.com", " ", null, "10.0.0.1", Map.of("country_code", "DE"),
                Map.of("plan", "gold")), LINKS));

        assertThat(person.name()).isEqualTo("anne@example.com");
        assertThat(person.facts()).contains(Fact.of("Id", "5"), Fact.of("country code", "DE"),
                Fact.of("plan", "gold"));
        assertThat(Highlights.person(null, LINKS)).isNull();
    }

    @Test
    void links_carryTheFilterAndTheExtent() {
        var whole = new EventLinks("/issues/7/", new EventId(1, 1),
                new Extent(true, true, "t 1"), address -> address);
        String event = "/issues/7/events/" + new EventId(1, 1) + "/";

        assertThat(whole.page()).isEqualTo(event + "?whole=1&stack=original&thread=t+1");
        assertThat(whole.page(Extent.USUAL.ofThread("2"))).isEqualTo(event + "?thread=2");
        assertThat(LINKS.part("trace/")).isEqualTo(event + "trace/?environment=prod");
        assertThat(LINKS.path("json/")).isEqualTo(event + "json/");
        assertThat(Address.of("/x/").withAll("a=1&b=%0d%0a#&a=2").toString())
                .isEqualTo("/x/?a=1&a=2&b=%0D%0A%23");
    }
}
