package io.corral.tools.client;

import io.corral.protocol.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls the API, one call at a time. Thread-safe.
public final class SentryClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ClientSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public SentryClient(ClientSettings settings) {
        this.settings = settings;
    }

    /// The organisation named in the settings, else the first one the token can see.
    ///
    /// @throws ClientException when it sees none
    public String organization() {
        if (settings.organization() != null) {
            return settings.organization();
        }
        JsonNode all = get("/api/0/organizations/", Map.of());
        if (!all.isArray() || all.isEmpty()) {
            throw new ClientException("this token sees no organisation; set SENTRY_ORG");
        }
        return all.get(0).path("slug").asString("");
    }

    /// Reads something.
    ///
    /// @param path from `/api/0/` on, its segments encoded
    /// @throws ClientException with what to check, when the server refuses or does not answer
    public JsonNode get(String path, Map<String, List<String>> parameters) {
        return call("GET", path, parameters, null);
    }

    /// Changes something.
    ///
    /// @param method such as `PUT`
    /// @param path from `/api/0/` on, its segments encoded
    /// @param body JSON; null for none
    /// @return the answer; an empty object where the server has nothing to say
    /// @throws ClientException with what to check, when the server refuses or does not answer
    public JsonNode call(
            String method, String path, Map<String, List<String>> parameters,
            @Nullable JsonNode body) {
        URI address = URI.create(settings.url() + path + query(parameters));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + settings.token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return answer(request, path);
    }

    private JsonNode answer(HttpRequest request, String path) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            JsonNode json = body.length == 0 && response.statusCode() == 204
                    ? Json.MAPPER.createObjectNode()
                    : Json.read(body, 0, body.length);
            if (response.statusCode() / 100 != 2) {
                throw new ClientException(sentence(response.statusCode(), json, path));
            }
            if (json == null) {
                throw new ClientException("the answer of " + settings.url() + " is not JSON;"
                        + " does SENTRY_URL name a Sentry or Corral server?");
            }
            return json;
        } catch (IOException e) {
            throw new ClientException("no answer from " + settings.url()
                    + "; is the server running, and SENTRY_URL right?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("interrupted");
        }
    }

    /// A path segment, encoded.
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, List<String>> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, values) -> values.forEach(value -> query
                .append(query.isEmpty() ? '?' : '&').append(segment(name)).append('=')
                .append(segment(value))));
        return query.toString();
    }

    private String sentence(int status, @Nullable JsonNode json, String path) {
        String detail = json == null ? "" : detail(json);
        String said = detail.isEmpty() ? "" : " (" + detail + ")";
        return switch (status) {
            case 401 -> "the token is invalid or expired; check SENTRY_AUTH_TOKEN" + said;
            case 403 -> "the token lacks a scope for this; it needs event:read and project:read,"
                    + " and event:write to change something" + said;
            case 404 -> "not found: check the name, SENTRY_ORG and SENTRY_PROJECT" + said;
            case 429 -> "too many requests; wait a minute and try again" + said;
            default -> settings.url() + path + " answered " + status + said;
        };
    }

    /// What an error says: its sentence, or that of the first field at fault.
    private static String detail(JsonNode error) {
        String detail = error.path("detail").asString("");
        if (!detail.isEmpty() || !error.isObject()) {
            return detail;
        }
        for (JsonNode field : error) {
            if (field.isArray() && !field.isEmpty()) {
                return field.get(0).asString("");
            }
        }
        return "";
    }

    @Override
    public void close() {
        http.close();
    }
}
