package io.corral.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.ingest.Sdk.Reply;
import io.corral.server.rest.ApiServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that are no envelope: the event inside an image's address, and what browsers report by
/// themselves (API reference 1.1, I3 and I4).
@TestInstance(Lifecycle.PER_CLASS)
class PixelFlowTest {

    private static final String CSP = "{\"csp-report\":{\"document-uri\":\"http://shop.example/\","
            + "\"effective-directive\":\"img-src\",\"blocked-uri\":\"http://evil.example/\"}}";

    private ApiServer server;
    private Sdk sdk;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        sdk = Sdk.of(server);
    }

    @AfterAll
    void stop() {
        sdk.close();
        server.close();
    }

    private Reply get(String path, String... headers) {
        return sdk.send("GET", path, new byte[0], headers);
    }

    @Test
    void eventInTheAddress_isAnsweredByAnImage() {
        String data = "&sentry_data=" + URLEncoder.encode(Sdk.EVENT, StandardCharsets.UTF_8);
        for (String path : new String[]{sdk.path("store"),
            "/api/store/?sentry_version=7&sentry_key=" + sdk.key()}) {
            Reply reply = get(path + data, "Origin", "http://shop.example");

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("image/gif");
            assertThat(reply.text()).startsWith("GIF89a");
            assertThat(reply.header("Access-Control-Allow-Origin"))
                    .isEqualTo("http://shop.example");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'?sentry_key=KEY',                               400, the query has no sentry_data",
        "'?sentry_key=KEY&sentry_version=8&sentry_data=x', 400, unsupported protocol version",
        "'?sentry_data=x',                                401, missing authorization information"})
    void badAddress_isRefusedInWords(String query, int status, String detail) {
        Reply reply = get("/api/" + server.shopId() + "/store/" + query.replace("KEY", sdk.key()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void origins_areKnownByThePageWhereThereIsNoOrigin() {
        String image = sdk.path("store") + "&sentry_data=%7B%7D";
        assertThat(server.put("projects/acme/shop/", "{\"allowedDomains\":[\"shop.example\"]}")
                .status()).isEqualTo(200);
        try {
            assertThat(get(image, "Referer", "http://shop.example/pay?a=[b]").status())
                    .isEqualTo(200);
            assertThat(get(image, "Referer", "http://evil.example/shop.example").status())
                    .isEqualTo(403);
            assertThat(get(image, "Referer", "http://shop.example/", "Origin",
                    "http://evil.example").status()).isEqualTo(403);
            assertThat(get(image).status()).isEqualTo(200);
        } finally {
            server.put("projects/acme/shop/", "{\"allowedDomains\":[\"*\"]}");
        }
    }

    @ParameterizedTest
    @CsvSource({"application/csp-report, 200", "application/json, 200",
        "application/csp-report; charset=utf-8, 200", "application/reports+json, 200",
        "text/plain, 415"})
    void securityReport_isTakenByItsType(String type, int status) {
        for (String endpoint : new String[]{"security", "csp-report"}) {
            Reply reply = sdk.post(sdk.path(endpoint), CSP, "Content-Type", type);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body().length == 0).isEqualTo(status == 200);
        }
    }
}
