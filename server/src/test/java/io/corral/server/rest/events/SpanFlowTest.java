package io.corral.server.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Spans of the second version, read back by the names the SDK sent their values under.
class SpanFlowTest {

    private static final String TRACE = "d283b3a681a543e29f62dc6bbe3f6c28";

    /// Values of attributes as sent, and as a table shows them.
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("sentry.op", "ui.render"), Map.entry("sentry.segment.name", "/cart"),
            Map.entry("sentry.segment.id", "a6299a742328260f"),
            Map.entry("sentry.release", "shop@1"), Map.entry("sentry.environment", "staging"),
            Map.entry("sentry.sdk.name", "sentry.javascript.browser"),
            Map.entry("sentry.sdk.version", "11.12.0"), Map.entry("sentry.origin", "manual"),
            Map.entry("url.full", "http://shop.example.com/"),
            Map.entry("http.request.method", "GET"), Map.entry("user.id", "u-17"),
            Map.entry("user.name", "ada"), Map.entry("browser.name", "Firefox"),
            Map.entry("cart.owner", "ada"));

    @Test
    void attributes_areFoundUnderTheirOwnNames(@TempDir Path directory) {
        try (var server = ApiServer.start(directory)) {
            server.event("{}", "{\"type\":\"span\",\"item_count\":1,\"content_type\":"
                    + "\"application/vnd.sentry.items.span.v2+json\"}\n" + container());

            JsonNode texts = row(server, TEXTS.keySet().toArray(String[]::new));
            TEXTS.forEach((name, value) -> assertThat(texts.path(name).asString(""))
                    .as(name).isEqualTo(value));
            JsonNode others = row(server, "http.response.status_code", "brands",
                    "tags[cart.items,number]", "description", "measurements.lcp");
            assertThat(others.path("measurements.lcp").doubleValue()).isEqualTo(1250.5);
            assertThat(others.path("http.response.status_code").intValue()).isEqualTo(200);
            assertThat(others.path("brands").asString()).isEqualTo("[\"a, b\",7]");
            assertThat(others.path("tags[cart.items,number]").doubleValue()).isEqualTo(3);
            assertThat(others.path("description").asString()).isEqualTo("draw cart");
        }
    }

    private static ObjectNode container() {
        ObjectNode span = Json.MAPPER.createObjectNode();
        span.put("name", "draw cart").put("trace_id", TRACE).put("span_id", "97ab2c2ab8299700")
                .put("start_timestamp", Instant.now().minusMillis(20).toEpochMilli() / 1e3)
                .put("end_timestamp", Instant.now().toEpochMilli() / 1e3).put("status", "ok")
                .put("is_segment", false);
        ObjectNode attributes = span.putObject("attributes");
        TEXTS.forEach((name, value) -> attributes.putObject(name).put("value", value)
                .put("type", "string"));
        attributes.putObject("http.response.status_code").put("value", 200).put("type", "integer");
        attributes.putObject("cart.items").put("value", 3).put("type", "integer");
        attributes.putObject("browser.web_vital.lcp.value").put("value", 1250.5)
                .put("type", "double");
        attributes.putObject("brands").put("type", "array").putArray("value").add("a, b").add(7);
        ObjectNode container = Json.MAPPER.createObjectNode();
        container.putArray("items").add(span);
        return container;
    }

    private static JsonNode row(ApiServer server, String... fields) {
        var path = new StringBuilder("organizations/acme/events/?dataset=spans&query=trace:")
                .append(TRACE);
        for (String field : fields) {
            path.append("&field=").append(URLEncoder.encode(field, StandardCharsets.UTF_8));
        }
        JsonNode data = server.get(path.toString()).json().path("data");
        assertThat(data.size()).isEqualTo(1);
        return data.path(0);
    }
}
