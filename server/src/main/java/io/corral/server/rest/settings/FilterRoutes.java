package io.corral.server.rest.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Projects;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Inbound filters that are switched on or off (API reference 2.4, filters).
public final class FilterRoutes {

    private static final String LIST = "/api/0/projects/{org}/{project}/filters/";

    private final Projects projects;

    public FilterRoutes(Projects projects) {
        this.projects = projects;
    }

    /// A filter on the wire.
    record FilterView(String id, boolean active, String name, String description) {
        private static List<FilterView> of(InboundFilters filters) {
            return List.of(
                    new FilterView("browser-extensions", filters.browserExtensions(),
                            "Browser extensions",
                            "Errors raised by extensions of the visitor's browser."),
                    new FilterView("localhost", filters.localhost(), "Localhost",
                            "Events from a developer's machine."),
                    new FilterView("web-crawlers", filters.webCrawlers(), "Web crawlers",
                            "Errors seen by crawlers."));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", LIST, Scope.PROJECT_READ,
                (_, project) -> Answers.json(200, FilterView.of(project.settings().filters())));
        api.project("PUT", LIST + "{filter}/", Scope.PROJECT_WRITE, this::change);
    }

    private Answer change(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        InboundFilters before = project.settings().filters();
        Optional<InboundFilters> wish = with(before, call.request().parameter("filter"),
                fields.flagOr("active", true));
        if (wish.isEmpty()) {
            return ApiErrors.notFound();
        }
        return fields.then(() -> Answers.of(
                projects.update(Answers.actor(call), project.withSettings(
                        project.settings().withFilters(wish.get()))),
                _ -> Answer.empty(204)));
    }

    /// The filters with one set; empty when there is none of the name.
    private static Optional<InboundFilters> with(
            InboundFilters filters, String name, boolean active) {
        return switch (name) {
            case "browser-extensions" -> Optional.of(new InboundFilters(
                    active, filters.webCrawlers(), filters.localhost(), filters.errorMessages(),
                    filters.releases()));
            case "web-crawlers" -> Optional.of(new InboundFilters(
                    filters.browserExtensions(), active, filters.localhost(),
                    filters.errorMessages(), filters.releases()));
            case "localhost" -> Optional.of(new InboundFilters(
                    filters.browserExtensions(), filters.webCrawlers(), active,
                    filters.errorMessages(), filters.releases()));
            default -> Optional.empty();
        };
    }
}
