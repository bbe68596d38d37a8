package io.corral.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.ingest.Sdk.Reply;
import io.corral.server.rest.ApiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Credentials, encodings, answers and CORS of the endpoints SDKs send to (API reference 1.1 to
/// 1.3 and 1.9).
@TestInstance(Lifecycle.PER_CLASS)
class IngestFlowTest {

    private static final String PAGE = "http://shop.example.com";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -             | -                                       | ?sentry_key=KEY   | 200
            X-Sentry-Auth | Sentry sentry_key=KEY, sentry_version=7 | -                 | 200
            X-Sentry-Auth | Sentry sentry_version=7,sentry_key=KEY  | -                 | 200
            X-Sentry-Auth | Sentry sentry_key=KEY, sentry_secret=x  | -                 | 200
            Authorization | Sentry sentry_key=KEY                   | -                 | 200
            Authorization | Basic BASIC                             | -                 | 200
            Authorization | Bearer KEY                              | -                 | 401
            Authorization | Bearer KEY                              | ?sentry_key=KEY   | 200
            X-Sentry-Auth | Sentry sentry_key=KEY                   | ?sentry_key=KEY   | 200
            X-Sentry-Auth | Sentry sentry_key=OTHER                 | ?sentry_key=KEY   | 401
            X-Sentry-Auth | Sentry sentry_key=KEY, sentry_version=8 | -                 | 400
            -             | -                                       | -                 | 401
            -             | -                                       | ?sentry_key=OTHER | 403
            -             | -                                       | ?sentry_key=%20   | 400
            """)
    void credentials_areTakenInEveryForm(
            @Nullable String header, @Nullable String value, @Nullable String query, int status) {
        String path = "/api/" + server.shopId() + "/envelope/" + filled(query);
        Reply reply = header == null
                ? sdk.post(path, Sdk.ENVELOPE)
                : sdk.post(path, Sdk.ENVELOPE, header, filled(value));

        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertRefusal(reply);
        }
    }

    private String filled(@Nullable String text) {
        String basic = Base64.getEncoder()
                .encodeToString((sdk.key() + ":").getBytes(StandardCharsets.UTF_8));
        return text == null
                ? ""
                : text.replace("KEY", sdk.key()).replace("BASIC", basic)
                        .replace("OTHER", "0".repeat(32));
    }

    private static void assertRefusal(Reply reply) {
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json().path("detail").asString()).isNotEmpty()
                .isEqualTo(reply.header("X-Sentry-Error"));
        assertThat(reply.json().path("causes").isArray()).isTrue();
        assertThat(reply.header("Access-Control-Allow-Origin")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gzip", "x-gzip", "GZip", "deflate", "br", "zstd", "identity"})
    void encodings_areTaken(String encoding) throws IOException {
        Reply reply =
                sdk.post(sdk.path("envelope"), encoded(encoding), "Content-Encoding", encoding);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("id").asString()).matches("[0-9a-f]{32}");
    }

    private static byte[] encoded(String encoding) throws IOException {
        var bytes = new ByteArrayOutputStream();
        return switch (encoding) {
            case "deflate" -> {
                try (var out = new DeflaterOutputStream(bytes)) {
                    out.write(Sdk.ENVELOPE.getBytes(StandardCharsets.UTF_8));
                }
                yield bytes.toByteArray();
            }
            case "br" -> Base64.getDecoder().decode(
                    "ixOAe30KeyJ0eXBlIjoiZXZlbnQifQp7Im1lc3NhZ2UiOiJwYWNrZWQifQM=");
            case "zstd" -> Base64.getDecoder().decode(
                    "KLUv/SAoQQEAe30KeyJ0eXBlIjoiZXZlbnQifQp7Im1lc3NhZ2UiOiJwYWNrZWQifQ==");
            case "identity" -> Sdk.ENVELOPE.getBytes(StandardCharsets.UTF_8);
            default -> {
                try (var out = new GZIPOutputStream(bytes)) {
                    out.write(Sdk.ENVELOPE.getBytes(StandardCharsets.UTF_8));
                }
                yield bytes.toByteArray();
            }
        };
    }

    @Test
    void unknownEncoding_isRefusedInWords() {
        Reply reply = sdk.post(sdk.path("envelope"), Sdk.ENVELOPE, "Content-Encoding", "lzma");

        assertThat(reply.status()).isEqualTo(415);
        assertRefusal(reply);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                                        | 400
            nonsense                                                  | 400
            {"event_id":"nonsense"}                                   | 400
            {"dsn":"nonsense"}                                        | 400
            {}~n{"type":"event","length":9}~n{}                       | 400
            {}~n{"type":"event"}~n{}~n{"type":"transaction"}~n{}      | 400
            {}~n{"type":"event"}~n{}~n{"type":"event"}~n{}            | 413
            {}                                                        | 200
            {}~n{"type":"wonder"}~nabc                                | 200
            {}~n{"type":"event"}~n{broken                             | 200
            """)
    void bodies_areJudgedByTheirFraming(String body, int status) {
        Reply reply = sdk.post(sdk.path("envelope"), body.replace("~n", "\n"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        if (status != 200) {
            assertRefusal(reply);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/1/envelope/", "/api/1/store/", "/api/1/security/",
        "/api/1/csp-report/", "/api/store/", "/monitoring", "/api/tunnel/"})
    void preflight_allowsWhatSdksSend(String path) {
        Reply reply = sdk.send("OPTIONS", path, new byte[0], "Origin", PAGE,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "x-sentry-auth");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("POST, GET, OPTIONS");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("x-sentry-auth",
                "content-type", "content-encoding");
        assertThat(reply.header("Access-Control-Max-Age")).isEqualTo("3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/monitoring", "/monitoring/", "/monitoring?o=1&p=2", "/api/tunnel/"})
    void tunnel_findsTheProjectInTheEnvelope(String path) {
        String envelope = Sdk.ENVELOPE.replaceFirst(
                "\\{}", "{\"dsn\":\"" + server.dsn() + "\"}");
        Reply reply = sdk.post(path, envelope, "Origin", PAGE, "Content-Type",
                "text/plain;charset=UTF-8");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("id").asString()).matches("[0-9a-f]{32}");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(reply.header("Access-Control-Expose-Headers"))
                .contains("x-sentry-error", "x-sentry-rate-limits", "retry-after");
        assertThat(sdk.post(path, Sdk.ENVELOPE).status()).isEqualTo(401);
    }
}
