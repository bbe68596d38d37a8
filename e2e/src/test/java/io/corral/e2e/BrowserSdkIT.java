package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// `@sentry/browser` in a real Chromium, on a page of another origin: what it sent, directly or
/// through the tunnel, is what REST answers.
class BrowserSdkIT {

    private static final int FLUSH_MS = 20_000;

    @TempDir
    static Path place;

    private static CorralServer server;
    private static Chromium chromium;
    private static Path script;

    /// How envelopes travel.
    enum Way {
        DIRECT,
        TUNNEL;

        Map<String, String> options() {
            Map<String, String> options = new HashMap<>(Map.of("dsn", server.dsn()));
            if (this == TUNNEL) {
                options.put("tunnel", server.url() + "/monitoring");
            }
            return options;
        }

        /// The path of intake that this way uses.
        String path() {
            return this == TUNNEL ? "/monitoring" : "/api/" + server.projectId() + "/envelope/";
        }
    }

    @BeforeAll
    static void start() {
        NodeProject.install();
        script = NodeProject.bundle("browser.mjs");
        server = CorralServer.started(place.resolve("browser-sdk"));
        chromium = Chromium.launched();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    /// A page of the shop in a browser profile of its own, with what it posts to the server.
    private record Visit(ShopSite site, Page page, SentEnvelopes sent, Map<String, Integer> answers)
            implements
                AutoCloseable {

        static Visit open(Way way) {
            var site = ShopSite.started(script, way.options(), Map.of());
            Page page = chromium.browser().newContext().newPage();
            var sent = new SentEnvelopes();
            Map<String, Integer> answers = new ConcurrentHashMap<>();
            page.onRequest(request -> {
                if (isToServer(request)) {
                    sent.add(request.postDataBuffer());
                }
            });
            page.onResponse(response -> {
                if (isToServer(response.request())) {
                    answers.put(pathOf(response.url()), response.status());
                }
            });
            page.navigate(site.origin() + "/");
            return new Visit(site, page, sent, answers);
        }

        private static boolean isToServer(Request request) {
            return request.url().startsWith(server.url() + "/");
        }

        private static String pathOf(String url) {
            return url.substring(server.url().length()).replaceFirst("\\?.*", "");
        }

        /// Presses a button and waits until the event that comes of it has been sent.
        ///
        /// @return its id
        String press(String button) {
            page.click("#" + button);
            page.waitForFunction("window.sent.length > 0");
            flush();
            return page.evaluate("window.sent[0]").toString();
        }

        void flush() {
            assertThat(page.evaluate("ms => window.Sentry.flush(ms)", FLUSH_MS))
                    .as("the SDK could send everything").isEqualTo(true);
        }

        @Override
        public void close() {
            page.context().close();
            site.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void exception_withScope_isReadBackAsSent(Way way) {
        try (var visit = Visit.open(way)) {
            String id = visit.press("pay");
            JsonNode event = server.rest().awaitEvent(id);

            assertThat(SentEvent.differences(visit.sent().event(id), event)).isEmpty();
            assertThat(visit.answers()).containsExactly(Map.entry(way.path(), 200));
            assertThat(Events.exceptions(event)).containsExactly(
                    "TypeError: card is undefined", "RangeError: order 4711 was refused");
            assertThat(Events.lastFrame(event).path("function").asString())
                    .isEqualTo("refuseOrder");
            assertThat(Events.lastFrame(event).path("filename").asString())
                    .isEqualTo(visit.site().origin() + "/app.js");
            assertThat(Events.tags(event))
                    .containsEntry("payment", "card").containsEntry("country", "NL")
                    .containsEntry("environment", "staging").containsEntry("dist", "12")
                    .containsEntry("release", "shop-front@3.1.0").containsEntry("handled", "yes")
                    .containsEntry("level", "error")
                    .containsEntry("url", visit.site().origin() + "/checkout");
            assertThat(Events.tags(event).get("browser.name")).contains("Chrome");
            assertThat(event.at("/user/id").asString()).isEqualTo("u-17");
            assertThat(event.at("/user/email").asString()).isEqualTo("ada@example.com");
            assertThat(event.at("/user/username").asString()).isEqualTo("ada");
            assertThat(event.at("/context/basket").asString()).isEqualTo("3 items");
            assertThat(event.at("/contexts/order/number").asInt()).isEqualTo(4711);
            assertThat(event.at("/sdk/name").asString()).isEqualTo("sentry.javascript.browser");
            assertAttachment(id);
        }
    }

    private static void assertAttachment(String id) {
        List<JsonNode> attachments = server.rest().attachments(id);
        assertThat(attachments).extracting(each -> each.path("name").asString())
                .containsExactly("cart.txt");
        assertThat(server.rest().download(id, attachments.getFirst().path("id").asString()))
                .asString(StandardCharsets.UTF_8).isEqualTo("total=12.50\n");
    }

    @Test
    void breadcrumbs_ofEverythingTheUserDid_areReadBack() {
        try (var visit = Visit.open(Way.DIRECT)) {
            JsonNode event = server.rest().awaitEvent(visit.press("pay"));

            assertThat(Events.breadcrumbs(event)).containsExactly(
                    "ui.click|info|body > button#pay",
                    "console|warning|the till answers slowly 3",
                    "fetch|info|", "fetch|warning|", "navigation|info|",
                    "reader|error|card read");
            JsonNode crumbs = Events.entry(event, "breadcrumbs").path("values");
            assertThat(crumbs.at("/1/data/arguments/1").asInt()).isEqualTo(3);
            assertThat(crumbs.at("/2/data/url").asString()).isEqualTo("/till.json?order=4711");
            assertThat(crumbs.at("/2/data/status_code").asInt()).isEqualTo(200);
            assertThat(crumbs.at("/3/data/method").asString()).isEqualTo("POST");
            assertThat(crumbs.at("/3/data/status_code").asInt()).isEqualTo(404);
            assertThat(crumbs.at("/4/data/from").asString()).isEqualTo("/");
            assertThat(crumbs.at("/4/data/to").asString()).isEqualTo("/checkout");
        }
    }

    @ParameterizedTest
    @EnumSource
    void message_isReadBackAsSent(Way way) {
        try (var visit = Visit.open(way)) {
            String id = visit.press("stock");
            JsonNode event = server.rest().awaitEvent(id);

            assertThat(SentEvent.differences(visit.sent().event(id), event)).isEmpty();
            assertThat(event.path("title").asString()).isEqualTo("Stock of tea is low");
            assertThat(Events.tags(event)).containsEntry("level", "warning");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unhandledRejection_isReadBackAsSent(Way way) {
        assertUnhandled(way, "receipt", "SyntaxError: receipt has no lines", "unhandledrejection");
    }

    @ParameterizedTest
    @EnumSource
    void uncaughtError_isReadBackAsSent(Way way) {
        assertUnhandled(way, "total",
                "TypeError: Cannot read properties of undefined (reading 'total')",
                "browserapierrors");
    }

    private static void assertUnhandled(
            Way way, String button, String exception, String mechanism) {
        try (var visit = Visit.open(way)) {
            String id = visit.press(button);
            JsonNode event = server.rest().awaitEvent(id);

            assertThat(SentEvent.differences(visit.sent().event(id), event)).isEmpty();
            assertThat(Events.exceptions(event)).containsExactly(exception);
            assertThat(Events.tags(event)).containsEntry("handled", "no");
            assertThat(Events.tags(event).get("mechanism")).contains(mechanism);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageLoadSpans_areReadBackAsSent(Way way) {
        try (var visit = Visit.open(way)) {
            List<JsonNode> sent = Rest.await("the page-load spans", () -> {
                visit.page().waitForTimeout(100);
                visit.flush();
                List<JsonNode> spans = visit.sent().spans();
                return spans.stream().anyMatch(span -> span.path("is_segment").asBoolean())
                        ? Optional.of(spans)
                        : Optional.empty();
            });
            assertThat(sent).extracting(span -> span.path("name").asString())
                    .contains("Pageload", "draw cart");
            server.rest().awaitDrained();
            assertThat(SentSpan.differences(sent, server.rest())).isEmpty();
            JsonNode pageLoad = server.rest().spans(
                    sent.getFirst().path("trace_id").asString(),
                    List.of("span.op", "browser.name", "user.ip", "cart.items")).stream()
                    .filter(span -> span.path("span.op").asString().equals("pageload"))
                    .findFirst().orElseThrow();
            assertThat(pageLoad.path("browser.name").asString()).contains("Chrome");
            assertThat(pageLoad.path("user.ip").asString()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void cspViolation_isReadBackAsReported() {
        String policy = "img-src 'none'; report-uri " + server.url() + "/api/"
                + server.projectId() + "/security/?sentry_key=" + server.key()
                + "&sentry_environment=staging&sentry_release=shop-front@3.1.0";
        try (var site = ShopSite.started(script, Way.DIRECT.options(),
                Map.of("Content-Security-Policy", policy));
                var context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(site.origin() + "/");
            page.evaluate("document.body.append(Object.assign(new Image(), {src: '/logo.png'}))");
            JsonNode row = Rest.await("the report", () -> server.rest().events().stream()
                    .filter(event -> event.path("event.type").asString().equals("csp"))
                    .findFirst());
            JsonNode event = server.rest().awaitEvent(row.path("eventID").asString());

            JsonNode report = Events.entry(event, "csp");
            assertThat(report.path("effective_directive").asString()).isEqualTo("img-src");
            assertThat(report.path("blocked_uri").asString())
                    .isEqualTo(site.origin() + "/logo.png");
            assertThat(report.path("document_uri").asString()).isEqualTo(site.origin() + "/");
            assertThat(report.path("original_policy").asString()).isEqualTo(policy);
            assertThat(report.path("disposition").asString()).isEqualTo("enforce");
            assertThat(Events.tags(event)).containsEntry("environment", "staging")
                    .containsEntry("release", "shop-front@3.1.0");
            assertThat(Events.tags(event).get("browser.name")).contains("Chrome");
        }
    }
}
