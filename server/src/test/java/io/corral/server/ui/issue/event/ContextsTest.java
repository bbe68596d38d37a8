package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.id.EventId;
import io.corral.web.page.issue.EventDetail.Section;
import io.corral.web.page.issue.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextsTest {

    private static EventDraft event() {
        return new EventDraft(new EventId(1, 1));
    }

    private static Section section(List<Section> sections, String title) {
        return sections.stream().filter(each -> each.title().equals(title)).findFirst()
                .orElseThrow();
    }

    @Test
    void knownContexts_standFirstUnderTheirTitles() {
        Map<String, Map<String, @Nullable Object>> contexts = new LinkedHashMap<>();
        contexts.put("my_app", Map.of("a", 1));
        contexts.put("trace", Map.of("trace_id", "x"));
        contexts.put("os", Map.of("name", "Linux", "type", "os"));
        contexts.put("empty", Map.of());

        List<Section> sections = Contexts.of(event().contexts(contexts).build(), Extent.USUAL);

        assertThat(sections).extracting(Section::title)
                .containsExactly("Operating system", "My app", "Event", "Trace context");
        assertThat(sections.getFirst().facts()).containsExactly(Fact.of("name", "Linux"));
        assertThat(section(sections, "Event").folded()).isTrue();
    }

    @Test
    void manyValues_areCutUnlessTheWholeIsWanted() {
        Map<String, @Nullable Object> extra = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            extra.put("key" + i, "v".repeat(10_000));
        }
        var event = event().extra(extra).build();

        List<Fact> cut = section(Contexts.of(event, Extent.USUAL), "Additional data").facts();
        List<Fact> all = section(Contexts.of(event, new Extent(true, false, null)),
                "Additional data").facts();

        assertThat(cut).hasSize(101);
        assertThat(cut.getLast().value()).startsWith("200 more");
        assertThat(cut.getFirst().value()).hasSize(4_001);
        assertThat(all).hasSize(300);
        assertThat(all.getFirst().value()).hasSize(10_000);
    }
}
