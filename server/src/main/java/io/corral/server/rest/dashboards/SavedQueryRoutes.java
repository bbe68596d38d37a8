package io.corral.server.rest.dashboards;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.discover.SavedQuery;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.Words;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Discover queries people saved (API reference 2.4, discover/saved).
public final class SavedQueryRoutes {

    private static final String LIST = "/api/0/organizations/{org}/discover/saved/";
    private static final String ONE = LIST + "{query}/";
    private static final int FIELDS_MAX = 100;

    private final Definitions queries;

    public SavedQueryRoutes(DefinitionStore store, InstantSource clock) {
        this.queries = new Definitions(store, DefinitionKind.SAVED_QUERY, "name", clock);
    }

    private static SavedQuery read(Fields fields) {
        List<Long> projects = new ArrayList<>();
        for (JsonNode project : fields.elements("projects")) {
            projects.add(project.asLong(0));
        }
        List<String> columns = fields.linesOr("fields", List.of());
        if (columns.isEmpty() || columns.size() > FIELDS_MAX) {
            fields.wrong("fields", "Name 1 to " + FIELDS_MAX + " fields.");
        }
        return new SavedQuery(fields.required("name"), projects,
                fields.textOr("queryDataset", "error-events"), columns,
                fields.node("query").asString(""), fields.optionalText("orderby"),
                fields.linesOr("yAxis", List.of()), fields.optionalText("display"),
                fields.number("topEvents", 1, 10), fields.optionalText("interval"),
                fields.linesOr("environment", List.of()), fields.optionalText("range"),
                fields.optionalText("start"), fields.optionalText("end"));
    }

    /// A query on the wire.
    record QueryView(
            String id, String name, List<Long> projects, int version, String queryDataset,
            List<String> fields, String query, @Nullable String orderby, List<String> yAxis,
            @Nullable String display, @Nullable Long topEvents, @Nullable String interval,
            List<String> environment, @Nullable String range, @Nullable String start,
            @Nullable String end, String dateCreated, String dateUpdated,
            UserReference createdBy) {

        private static QueryView of(DirectorySnapshot directory, Definition definition) {
            SavedQuery body = Json.MAPPER.readValue(definition.body(), SavedQuery.class);
            return new QueryView(Long.toString(definition.id()), body.name(), body.projects(), 2,
                    body.queryDataset(), body.fields(), body.query(), body.orderby(),
                    body.yAxis(), body.display(), body.topEvents(), body.interval(),
                    body.environment(), body.range(), body.start(), body.end(),
                    WireTime.of(definition.createdAt()), WireTime.of(definition.updatedAt()),
                    DashboardView.author(directory, definition));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.ORG_READ, this::list);
        api.organization("POST", LIST, Scope.EVENT_WRITE, this::create);
        api.organization("GET", ONE, Scope.ORG_READ, (call, organization) -> find(
                call, organization).map(each -> show(call, each))
                .orElseGet(ApiErrors::notFound));
        api.organization("PUT", ONE, Scope.EVENT_WRITE, this::change);
        api.organization("DELETE", ONE, Scope.EVENT_WRITE, (call, organization) -> find(
                call, organization).map(each -> queries.delete(each, 204))
                .orElseGet(ApiErrors::notFound));
    }

    private Optional<Definition> find(Call call, Organization organization) {
        return queries.find(organization.id(), call.request().parameter("query"));
    }

    private Answer list(Call call, Organization organization) {
        List<QueryView> views = queries.all(organization.id()).stream()
                .map(each -> QueryView.of(call.directory(), each))
                .sorted(order(call.query().firstOr("sortBy", "name"))).toList();
        return Answers.page(call, Words.of(call).select(views,
                (view, word) -> word.isIn(view.name(), view.query())), view -> view);
    }

    private static Comparator<QueryView> order(String sort) {
        Comparator<QueryView> order = switch (sort.replaceFirst("^-", "")) {
            case "dateCreated" -> Comparator.comparing(QueryView::dateCreated);
            case "dateUpdated" -> Comparator.comparing(QueryView::dateUpdated);
            default -> Comparator.comparing(view -> view.name().toLowerCase(Locale.ROOT));
        };
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private static Answer show(Call call, Definition definition) {
        return Answers.json(200, QueryView.of(call.directory(), definition));
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        SavedQuery body = read(fields);
        return fields.then(() -> queries.add(call, organization.id(),
                new Definitions.Wish(null, null, body),
                made -> Answers.json(201, QueryView.of(call.directory(), made))));
    }

    private Answer change(Call call, Organization organization) throws IOException {
        Optional<Definition> before = find(call, organization);
        if (before.isEmpty()) {
            return ApiErrors.notFound();
        }
        Fields fields = Fields.of(call);
        SavedQuery body = read(fields);
        return fields.then(() -> queries.replace(before.get(),
                new Definitions.Wish(null, null, body), made -> show(call, made)));
    }
}
