package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.web.page.issue.EventDetail.Crumb;
import io.corral.web.page.issue.EventDetail.CrumbsPart;
import io.corral.web.page.issue.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrumbsTest {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private static Breadcrumb crumb(
            String type, @Nullable String category, @Nullable String message,
            Map<String, @Nullable Object> data) {
        return new Breadcrumb(AT.minusMillis(1_200), type, category, null, message, data);
    }

    private static Event event(Breadcrumb... crumbs) {
        return new EventDraft(new EventId(1, 1)).timestamp(AT).receivedAt(AT).level(Level.FATAL)
                .breadcrumbs(List.of(crumbs)).build();
    }

    private static Crumb only(Breadcrumb crumb) {
        return Objects.requireNonNull(Crumbs.of(event(crumb))).crumbs().getLast();
    }

    @Test
    void none_hasNoPart() {
        assertThat(Crumbs.of(event())).isNull();
    }

    @Test
    void newestStandsFirst_belowTheEvent() {
        CrumbsPart part = Objects.requireNonNull(Crumbs.of(event(
                crumb("default", "log", "old", Map.of()),
                new Breadcrumb(null, "default", null, Level.WARNING, "new", Map.of()))));

        assertThat(part.crumbs()).extracting(Crumb::time).containsExactly("0 ms", "", "−1.2 s");
        assertThat(part.crumbs().getFirst().level()).isEqualTo("fatal");
        assertThat(part.levels()).containsExactly("fatal", "info", "warning");
        assertThat(part.types()).containsExactly("debug", "default", "error");
    }

    @Test
    void http_showsMethodAddressAndStatus() {
        Crumb crumb = only(crumb("http", "fetch", null,
                Map.of("method", "POST", "url", "/cart", "status_code", 503, "took", 12)));

        assertThat(crumb.text()).isEqualTo("POST /cart");
        assertThat(crumb.icon()).isEqualTo("world");
        assertThat(crumb.status()).isNotNull().extracting("text", "look")
                .containsExactly("503", "is-error");
        assertThat(crumb.facts()).containsExactly(Fact.of("took", "12"));
    }

    @Test
    void navigation_showsFromAndTo() {
        assertThat(only(crumb("navigation", null, null, Map.of("from", "/a", "to", "/b"))).text())
                .isEqualTo("/a → /b");
    }

    @Test
    void exception_showsTypeAndValue() {
        assertThat(only(crumb("error", "exception", null,
                Map.of("type", "IOError", "value", "disk"))).text()).isEqualTo("IOError disk");
    }

    @ParameterizedTest
    @CsvSource({
        "200, is-ok", "301, is-info", "404, is-warning", "500, is-error", "999, ''", "OK, ''"
    })
    void status_isColouredByItsClass(String code, String look) {
        assertThat(Crumbs.status(code)).isNotNull().extracting("look").isEqualTo(look);
        assertThat(Crumbs.status(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "default, ui.click, user", "default, xhr, http", "default, query, query",
        "default, console, debug", "default, app.lifecycle, default", "http, whatever, http",
        "default, , default"
    })
    void type_isReadFromTheCategory(String type, @Nullable String category, String expected) {
        assertThat(Crumbs.type(crumb(type, category, null, Map.of()))).isEqualTo(expected);
    }

    @Test
    void otherValueTypes_areLeftToTheFacts() {
        Crumb crumb = only(crumb("http", null, "m", Map.of("url", List.of(1), "method", 5)));

        assertThat(crumb.text()).isEqualTo("m");
        assertThat(crumb.facts()).hasSize(2);
    }
}
