package io.corral.server.rest.document;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiRoute;
import io.corral.server.rest.document.Description.Endpoint;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document (spec.openapis.org/oas/v3.1.1) of the routes that are served: what
/// `docs/api` says of each, and what all have in common.
public final class OpenApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String SECURITY = "token";
    private static final Map<String, String> WORDS = Map.of(
            "200", "Done", "201", "Created", "202", "Accepted; it happens later",
            "204", "Done; there is nothing to say", "205", "Done; look again",
            "208", "It was there already");

    private final Description description;
    private final SchemaWriter schemas;
    private final Map<String, ApiRoute> routes = new HashMap<>();

    private OpenApi(Description description, List<ApiRoute> routes) {
        this.description = description;
        this.schemas = new SchemaWriter(description.types());
        routes.forEach(route -> this.routes.put(route.name(), route));
    }

    /// The document of these routes.
    public static OpenApi of(List<ApiRoute> routes) {
        return new OpenApi(Description.read(), routes);
    }

    /// Routes that `docs/api` says nothing of.
    public Set<String> undescribed() {
        return routes.keySet().stream()
                .filter(name -> !description.endpoints().containsKey(name))
                .collect(Collectors.toSet());
    }

    /// Entries of `docs/api` without a route.
    public Set<String> unserved() {
        return description.endpoints().keySet().stream()
                .filter(name -> !routes.containsKey(name)).collect(Collectors.toSet());
    }

    /// What the document is written from.
    public Description description() {
        return description;
    }

    /// Who gets an answer from an endpoint, in words.
    public String access(Endpoint endpoint) {
        ApiRoute route = routes.get(endpoint.method() + " " + endpoint.pattern());
        return switch (route == null ? new ApiRoute.AnyToken() : route.access()) {
            case ApiRoute.Anybody _ -> "anybody";
            case ApiRoute.AnyToken _ -> "any token";
            case ApiRoute.Scoped scoped -> String.join(" or ", scoped.wireNames());
        };
    }

    /// The document, for a server at an address.
    public ObjectNode document(String url) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("openapi", "3.1.1");
        document.putObject("info").put("title", "Corral").put("version", "0")
                .put("description", "What this server answers of Sentry's REST API.");
        document.putArray("servers").addObject().put("url", url);
        ObjectNode paths = document.putObject("paths");
        description.endpoints().values().forEach(endpoint -> {
            ObjectNode path = paths.path(endpoint.pattern()) instanceof ObjectNode known
                    ? known
                    : paths.putObject(endpoint.pattern());
            path.set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        });
        ObjectNode components = document.putObject("components");
        ObjectNode types = components.putObject("schemas");
        description.types().forEach((name, type) -> types.set(name, schemas.schema(type)));
        components.putObject("securitySchemes").putObject(SECURITY)
                .put("type", "http").put("scheme", "bearer");
        return document;
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = Json.MAPPER.createObjectNode()
                .put("operationId", operationId(endpoint))
                .put("summary", endpoint.summary());
        operation.putArray("tags").add(endpoint.area());
        ApiRoute route = routes.get(endpoint.method() + " " + endpoint.pattern());
        boolean open = route != null && route.access() instanceof ApiRoute.Anybody;
        var security = operation.putArray("security");
        if (route != null && route.access() instanceof ApiRoute.Scoped scoped) {
            scoped.wireNames().forEach(
                    scope -> security.addObject().putArray(SECURITY).add(scope));
        } else if (!open) {
            security.addObject().putArray(SECURITY);
        }
        parameters(operation, endpoint);
        JsonNode body = endpoint.entry().path("body");
        if (!body.isMissingNode()) {
            ObjectNode content = operation.putObject("requestBody").put("required", true)
                    .putObject("content");
            content.putObject(endpoint.entry().path("form").asBoolean(false)
                    ? "application/x-www-form-urlencoded"
                    : "application/json").set("schema", schemas.schema(body));
        }
        answers(operation.putObject("responses"), endpoint, open);
        return operation;
    }

    private void parameters(ObjectNode operation, Endpoint endpoint) {
        var parameters = operation.putArray("parameters");
        Matcher names = PARAMETER.matcher(endpoint.pattern());
        while (names.find()) {
            parameters.addObject().put("name", names.group(1)).put("in", "path")
                    .put("required", true).putObject("schema").put("type", "string");
        }
        for (String name : new LinkedHashSet<>(endpoint.query())) {
            String meaning = description.parameters().get(name);
            if (meaning == null) {
                throw new IllegalStateException("docs/api does not say what the parameter " + name
                        + " of " + endpoint.pattern() + " means");
            }
            parameters.addObject().put("name", name).put("in", "query")
                    .put("description", meaning).putObject("schema").put("type", "string");
        }
    }

    private void answers(ObjectNode responses, Endpoint endpoint, boolean open) {
        endpoint.answers().forEach((status, type) -> {
            ObjectNode answer = responses.putObject(status)
                    .put("description", WORDS.getOrDefault(status, "Refused"));
            if (endpoint.query().contains("cursor")) {
                answer.putObject("headers").putObject("Link")
                        .put("description", "Addresses of the previous and the next page")
                        .putObject("schema").put("type", "string");
            }
            String text = type.asString("");
            if (text.equals("bytes")) {
                answer.putObject("content").putObject("*/*");
            } else if (!text.equals("none")) {
                answer.putObject("content").putObject("application/json")
                        .set("schema", schemas.schema(type));
            }
        });
        problem(responses, "400", "A parameter or the body makes no sense");
        if (!open) {
            problem(responses, "401", "No token, or one that does not work");
            problem(responses, "403", "The token or the role does not cover this");
            problem(responses, "429", "Too many calls of this token");
        }
        problem(responses, "404", "It does not exist, or not for this caller");
    }

    private static void problem(ObjectNode responses, String status, String sentence) {
        if (!responses.has(status)) {
            responses.putObject(status).put("description", sentence).putObject("content")
                    .putObject("application/json").putObject("schema").put("$ref", PROBLEM);
        }
    }

    private static String operationId(Endpoint endpoint) {
        String path = endpoint.pattern().replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_api_0_|^_|_$", "");
        return endpoint.method().toLowerCase(Locale.ROOT) + "_"
                + (path.isEmpty() ? "root" : path);
    }
}
