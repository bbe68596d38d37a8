package io.corral.tools.client;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls the API, one call at a time. Thread-safe.
public final class SentryClient implements AutoCloseable {

    private static final Pattern NEXT_PAGE = Pattern.compile(
            "rel=\"next\"; *results=\"true\"; *cursor=\"([^\"]{1,200})\"");

    private final ClientSettings settings;
    private final Transport transport;

    /// A client that asks the server of the settings over HTTP.
    public SentryClient(ClientSettings settings) {
        this(settings, new HttpTransport(settings));
    }

    /// A client whose requests are carried by something else.
    public SentryClient(ClientSettings settings, Transport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    /// The same client, waiting where the server wants it. Whoever made this one closes it.
    public SentryClient through(PatientTransport patient) {
        return new SentryClient(settings, patient);
    }

    /// What carries its requests.
    public Transport transport() {
        return transport;
    }

    /// The server that is asked.
    public URI server() {
        return settings.url();
    }

    /// The organisation named in the settings, else the first one the token can see.
    ///
    /// @throws ClientException when it sees none
    public String organization() {
        if (settings.organization() != null) {
            return settings.organization();
        }
        JsonNode all = get("/api/0/organizations/", Map.of());
        String first = all.path(0).path("slug").asString("");
        if (first.isEmpty()) {
            throw new ClientException(Reason.NOT_FOUND,
                    "this token sees no organisation; set SENTRY_ORG");
        }
        return first;
    }

    /// Reads something.
    ///
    /// @param path from `/api/0/` on, its segments encoded
    /// @throws ClientException with what to check, when the server refuses or does not answer
    public JsonNode get(String path, Map<String, List<String>> parameters) {
        return call("GET", path, parameters, null);
    }

    /// A page of a list.
    ///
    /// @param next cursor of the page after it; null when this is the last one
    public record Listing(JsonNode rows, @Nullable String next) {}

    /// Reads a page of a list.
    ///
    /// @throws ClientException with what to check, when the server refuses or does not answer
    public Listing list(String path, Map<String, List<String>> parameters) {
        Transport.Reply reply = transport.send("GET", path + query(parameters), null);
        JsonNode rows = json(reply, path);
        return new Listing(rows, reply.links().stream()
                .map(NEXT_PAGE::matcher).filter(Matcher::find)
                .map(found -> found.group(1)).findFirst().orElse(null));
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
        return json(transport.send(method, path + query(parameters), body), path);
    }

    private JsonNode json(Transport.Reply reply, String path) {
        byte[] body = reply.body();
        int status = reply.status();
        JsonNode json = body.length == 0 && status == 204
                ? Json.MAPPER.createObjectNode()
                : Json.read(body, 0, body.length);
        if (status / 100 != 2) {
            throw Refusals.of(status, json, settings.url() + path, reply.retryAfter());
        }
        if (json == null) {
            throw new ClientException(Reason.NO_ANSWER, "the answer of " + settings.url()
                    + " is not JSON; does SENTRY_URL name a Sentry or Corral server?");
        }
        return json;
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

    @Override
    public void close() {
        transport.close();
    }
}
