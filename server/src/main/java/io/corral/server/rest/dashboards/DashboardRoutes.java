package io.corral.server.rest.dashboards;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.definition.Definitions;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dashboards (API reference 2.3, 104-109). Whoever may read an organisation may make them, as
/// members do.
public final class DashboardRoutes {

    private static final String LIST = "/api/0/organizations/{org}/dashboards/";
    private static final String ONE = LIST + "{dashboard}/";

    private final Definitions dashboards;
    private final Revisions revisions;

    public DashboardRoutes(DefinitionStore store, InstantSource clock) {
        this.dashboards = new Definitions(store, DefinitionKind.DASHBOARD, "title", clock);
        this.revisions = new Revisions(store, clock);
    }

    /// Answers about one dashboard.
    @FunctionalInterface
    private interface DashboardEndpoint {
        Answer answer(Call call, Definition dashboard) throws IOException;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.ORG_READ, this::list);
        api.organization("POST", LIST, Scope.EVENT_WRITE, this::create);
        one(api, "GET", ONE, Scope.ORG_READ, DashboardRoutes::show);
        one(api, "PUT", ONE, Scope.EVENT_WRITE, this::change);
        one(api, "DELETE", ONE, Scope.EVENT_WRITE, (_, dashboard) -> {
            revisions.forget(dashboard);
            return dashboards.delete(dashboard, 204);
        });
        one(api, "GET", ONE + "revisions/", Scope.ORG_READ, revisions::list);
        one(api, "POST", ONE + "revisions/{revision}/", Scope.EVENT_WRITE, this::restore);
        one(api, "POST", ONE + "revisions/{revision}/restore/", Scope.EVENT_WRITE, this::restore);
    }

    private void one(
            Api api, String method, String pattern, Scope scope, DashboardEndpoint endpoint) {
        api.organization(method, pattern, scope, (call, organization) -> {
            Optional<Definition> dashboard = dashboards.find(
                    organization.id(), call.request().parameter("dashboard"));
            return dashboard.isEmpty()
                    ? ApiErrors.notFound()
                    : endpoint.answer(call, dashboard.get());
        });
    }

    private Answer list(Call call, Organization organization) {
        DirectorySnapshot directory = call.directory();
        List<DashboardView.DashboardRow> views = dashboards.all(organization.id()).stream()
                .map(each -> DashboardView.DashboardRow.of(directory, each))
                .sorted(order(call.query().firstOr("sort", "title"))).toList();
        return Answers.page(call, Words.of(call).select(views,
                (view, word) -> word.isIn(view.title())), view -> view);
    }

    private static Comparator<DashboardView.DashboardRow> order(String sort) {
        Comparator<DashboardView.DashboardRow> order = sort.endsWith("dateCreated")
                ? Comparator.comparingLong(view -> Long.parseLong(view.id()))
                : Comparator.comparing(view -> view.title().toLowerCase(Locale.ROOT));
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        DashboardBody body = DashboardBody.read(fields, null);
        return fields.then(() -> dashboards.add(call, organization.id(),
                new Definitions.Wish(null, null, body),
                made -> Answers.json(201, DashboardView.of(call.directory(), made))));
    }

    private static Answer show(Call call, Definition dashboard) {
        return Answers.json(200, DashboardView.of(call.directory(), dashboard));
    }

    private Answer change(Call call, Definition dashboard) throws IOException {
        Fields fields = Fields.of(call);
        DashboardBody body = DashboardBody.read(fields, DashboardView.body(dashboard));
        return fields.then(() -> replace(call, dashboard, body));
    }

    private Answer replace(Call call, Definition dashboard, DashboardBody body) {
        return dashboards.replace(dashboard, new Definitions.Wish(null, null, body), made -> {
            revisions.keep(call, dashboard);
            return show(call, made);
        });
    }

    /// A former state becomes the present one; the present one becomes a former state.
    private Answer restore(Call call, Definition dashboard) {
        return revisions.find(dashboard, call.request().parameter("revision"))
                .map(body -> replace(call, dashboard, body)).orElseGet(ApiErrors::notFound);
    }
}
