package io.corral.server.rest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.RouteTable;
import io.corral.server.rest.document.OpenApi;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds every answer of the API against its document: a status that is not described, a key that
/// is missing or too much, a type that is wrong or a page without a Link header fails the test.
public final class ApiAnswers {

    private static final List<String> ROOTS = List.of("/api/0/", "/oauth/");
    private static final String ID = "https://api.invalid/schemas";
    private static final String JSON = "application/json";
    private static final String PAGE =
            "<[^<>,]+>; rel=\"%s\"; results=\"(true|false)\"; cursor=\"\\d+:\\d+:[01]\"";
    private static final Pattern LINK =
            Pattern.compile(PAGE.formatted("previous") + ", " + PAGE.formatted("next"));

    private final ObjectNode document;
    private final RouteTable paths = new RouteTable();
    private final Schema root;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /// Answers of an API.
    public ApiAnswers(List<ApiRoute> served) {
        document = OpenApi.of(served).document("http://127.0.0.1");
        served.forEach(route -> paths.add(
                route.method(), route.pattern(), _ -> Answer.empty(500)));
        String all = schemas().toString().replace("#/components/schemas/", "#/$defs/");
        root = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ID, all))).getSchema(SchemaLocation.of(ID));
    }

    /// Checks one answer.
    public void check(String method, URI address, HttpResponse<byte[]> response) {
        String path = address.getRawPath();
        if (ROOTS.stream().anyMatch(path::startsWith)
                && paths.match(method, path) instanceof RouteTable.Match.Found(var route, _)) {
            String name = method + " " + address + " answered " + response.statusCode();
            check(name, operation(route), response);
        }
    }

    private JsonNode operation(RouteTable.Route route) {
        return document.path("paths").path(route.pattern())
                .path(route.method().toLowerCase(Locale.ROOT));
    }

    private void check(String name, JsonNode operation, HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String status = Integer.toString(response.statusCode());
        JsonNode described = operation.path("responses").path(status);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (described.isMissingNode()) {
            if (response.statusCode() < 400 || !type.equals(JSON)) {
                throw new AssertionError(name + ", which docs/api does not describe: " + text);
            }
            validate(name, "Problem", text);
            return;
        }
        if (described.path("headers").has("Link") && !isPaged(response)) {
            throw new AssertionError(name + " without a right Link header: "
                    + response.headers().map());
        }
        JsonNode schema = described.path("content").path(JSON).path("schema");
        boolean isUnsaid = type.equals(JSON) && schema.isMissingNode();
        boolean isMissing = schema.isObject() && text.isEmpty();
        if (isUnsaid || isMissing) {
            throw new AssertionError(name + " with " + type + ", which docs/api does not say");
        }
        if (type.equals(JSON)) {
            validate(name, key(operation, status), text);
        }
    }

    private static boolean isPaged(HttpResponse<byte[]> response) {
        Matcher link = LINK.matcher(response.headers().firstValue("Link").orElse(""));
        return link.matches();
    }

    private void validate(String name, String key, String text) {
        Schema compiled = schemas.computeIfAbsent(key,
                _ -> root.getRefSchema(
                        SchemaLocation.of(ID + "#/$defs/" + key).getFragment()));
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new AssertionError(name + " with what is no JSON: " + text, e);
        }
        List<Error> errors = compiled.validate(body);
        if (!errors.isEmpty()) {
            throw new AssertionError(name + " not as docs/api says:\n"
                    + String.join("\n", errors.stream().limit(20).map(Error::toString).toList())
                    + "\n" + text);
        }
    }

    /// All types, and those of answers by operation and status, in one document: schemas that refer
    /// to it share it.
    private ObjectNode schemas() {
        ObjectNode root = Json.MAPPER.createObjectNode().put("$id", ID);
        ObjectNode types = root.putObject("$defs");
        document.path("components").path("schemas").properties()
                .forEach(each -> types.set(each.getKey(), each.getValue()));
        document.path("paths").forEach(path -> path.forEach(operation -> operation
                .path("responses").properties().forEach(answer -> {
                    JsonNode schema = answer.getValue().path("content").path(JSON).path("schema");
                    if (schema.isObject()) {
                        types.set(key(operation, answer.getKey()), schema);
                    }
                })));
        return root;
    }

    private static String key(JsonNode operation, String status) {
        return operation.path("operationId").asString() + "-" + status;
    }
}
