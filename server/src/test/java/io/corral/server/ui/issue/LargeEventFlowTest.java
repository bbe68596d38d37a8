package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The largest events an installation takes by default make small pages, with a way to see the
/// rest.
@TestInstance(Lifecycle.PER_CLASS)
final class LargeEventFlowTest {

    private ApiServer server;
    private BrowserClient browser;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    private static Map<String, Object> frame(int number) {
        return number % 10 == 0
                ? Map.of("function", "step" + number, "lineno", number + 1, "in_app", true,
                        "context_line", "x".repeat(50), "vars", Map.of("n", "v".repeat(50)))
                : Map.of("function", "step" + number, "lineno", number + 1);
    }

    private static String event() {
        List<Object> frames = new ArrayList<>();
        List<Object> crumbs = new ArrayList<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            frames.add(frame(i));
        }
        for (int i = 0; i < 1_000; i++) {
            crumbs.add(Map.of("message", "crumb " + i, "timestamp", 1_795_000_000 + i));
            tags.put("tag" + i, "value " + i);
        }
        return Json.MAPPER.writeValueAsString(Map.of("platform", "node", "tags", tags,
                "breadcrumbs", crumbs, "extra", Map.of("text", "e".repeat(250_000)),
                "exception", Map.of("values", List.of(Map.of("type", "RangeError",
                        "value", "Maximum call stack size exceeded", "stacktrace",
                        Map.of("frames", frames))))));
    }

    @Test
    void page_isBounded_andTheWholeIsALinkAway() {
        String json = event();
        assertThat(json.length()).isBetween(800_000, 1_048_576);
        String id = server.event(json);
        String page = "/organizations/acme/issues/"
                + server.issueOf(id).get("id").stringValue() + "/events/" + id + "/";

        String html = browser.get(page).text();
        String whole = browser.get(page + "?whole=1").text();

        assertThat(html.length()).isLessThan(400_000);
        assertThat(html).contains("frames not shown", "Show all", "Show all 100 breadcrumbs");
        assertThat(whole).contains(">step0<", ">step9999<",
                "of a very long stack were not stored").doesNotContain("frames not shown");
        assertThat(whole.length()).isLessThan(5_000_000);
        assertThat(PageHtml.faults(html)).isEmpty();
        assertThat(PageHtml.faults(whole)).isEmpty();
    }
}
