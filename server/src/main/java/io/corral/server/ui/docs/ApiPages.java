package io.corral.server.ui.docs;

import io.corral.engine.admin.Directory;
import io.corral.protocol.json.Json;
import io.corral.server.rest.Api;
import io.corral.server.rest.document.Description;
import io.corral.server.rest.document.OpenApi;
import io.corral.server.ui.Ui;
import io.corral.web.page.ApiPage;
import io.corral.web.page.Shell;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The page about the API.
public final class ApiPages {

    private final Ui ui;
    private final Api api;
    private final Directory directory;

    /// A page about an API.
    public ApiPages(Ui ui, Api api, Directory directory) {
        this.ui = ui;
        this.api = api;
        this.directory = directory;
    }

    /// Adds the page.
    public void add() {
        ui.personal("/docs/api/", (request, principal) -> ui.pages().page(200, "api", view(
                ui.shells().outside(request, principal, directory.current(), "API"),
                OpenApi.of(api.served()))));
    }

    private static ApiPage view(Shell shell, OpenApi document) {
        Description description = document.description();
        return new ApiPage(shell,
                description.byArea().entrySet().stream().map(area -> new ApiPage.Area(
                        area.getKey(), anchor(area.getKey()),
                        area.getValue().stream().map(each -> endpoint(each, document)).toList()))
                        .toList(),
                description.types().entrySet().stream()
                        .map(type -> new ApiPage.Type(type.getKey(), text(type.getValue())))
                        .toList());
    }

    private static ApiPage.Endpoint endpoint(Description.Endpoint endpoint, OpenApi document) {
        List<ApiPage.Parameter> query = endpoint.query().stream()
                .map(name -> new ApiPage.Parameter(name,
                        document.description().parameters().getOrDefault(name, "")))
                .toList();
        JsonNode body = endpoint.entry().path("body");
        return new ApiPage.Endpoint(endpoint.method(), endpoint.pattern(),
                document.access(endpoint), endpoint.summary(), query,
                body.isMissingNode() ? "" : text(body),
                endpoint.answers().entrySet().stream()
                        .map(each -> new ApiPage.Reply(each.getKey(), text(each.getValue())))
                        .toList());
    }

    private static String text(JsonNode type) {
        return (type.isString()
                ? type.stringValue()
                : Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(type))
                .replace("\"", "");
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
