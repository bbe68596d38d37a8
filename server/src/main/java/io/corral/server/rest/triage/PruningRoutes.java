package io.corral.server.rest.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.project.Organization;
import io.corral.engine.triage.prune.PruningDecisions;
import io.corral.engine.triage.prune.PruningDecisions.Decided;
import io.corral.engine.triage.prune.PruningReport;
import io.corral.engine.triage.prune.PruningReport.State;
import io.corral.engine.triage.prune.PruningReports;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Pruning reports: what could be ignored, filtered or grouped otherwise, and what was approved.
public final class PruningRoutes {

    private static final String PATH = "/api/0/organizations/{org}/triage/pruning/";

    private final PruningReports reports;
    private final PruningDecisions decisions;

    public PruningRoutes(PruningReports reports, PruningDecisions decisions) {
        this.reports = reports;
        this.decisions = decisions;
    }

    /// A report after some decisions.
    ///
    /// @param refused what did not happen
    record DecidedView(PruningView report, List<RefusalView> refused) {}

    /// A decision that did not happen, and why.
    record RefusalView(String key, String detail) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", PATH, Scope.EVENT_READ, (call, organization) -> Answers.page(
                call, reports.list(organization.id()),
                report -> PruningView.of(report, call.directory())));
        api.organization("POST", PATH, Scope.EVENT_WRITE, (call, organization) -> Answers.json(
                201, PruningView.of(reports.make(organization.id(),
                        call.principal().user().id()), call.directory())));
        api.organization("GET", PATH + "{month}/", Scope.EVENT_READ,
                (call, organization) -> find(call, organization)
                        .map(report -> Answers.json(200,
                                PruningView.of(report, call.directory())))
                        .orElseGet(ApiErrors::notFound));
        api.organization("PUT", PATH + "{month}/", Scope.PROJECT_WRITE, this::decide);
    }

    private Optional<PruningReport> find(Call call, Organization organization) {
        return reports.find(organization.id(), call.request().parameter("month"));
    }

    /// Every decision changes issues; so filters are not all that a token has to be good for.
    private Answer decide(Call call, Organization organization) throws IOException {
        Optional<PruningReport> report = find(call, organization);
        if (report.isEmpty()) {
            return ApiErrors.notFound();
        }
        Fields fields = Fields.of(call);
        List<String> approve = keys(fields, "approve", report.get());
        List<String> undo = keys(fields, "undo", report.get());
        if (approve.isEmpty() && undo.isEmpty()) {
            fields.wrong("approve", "Name proposals by their keys in approve or undo, or send"
                    + " \"all\" in approve.");
        }
        return fields.then(() -> call.principal().may(Scope.EVENT_WRITE, organization.id())
                ? decided(call, organization, approve, undo)
                : ApiErrors.forbidden());
    }

    /// The keys of a field, each once; of `all` in `approve` those that are open.
    private static List<String> keys(Fields fields, String name, PruningReport report) {
        JsonNode node = fields.node(name);
        if (node.isString() && node.asString("").equals("all") && name.equals("approve")) {
            return report.entries().stream().filter(entry -> entry.state() == State.OPEN)
                    .map(entry -> entry.proposal().key()).toList();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode each : node.values()) {
            String key = each.asString("");
            if (report.entry(key).isEmpty()) {
                fields.wrong(name, "This report has no proposal \"" + key + "\".");
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }

    private Answer decided(
            Call call, Organization organization, List<String> approve, List<String> undo) {
        User actor = call.principal().user();
        String month = call.request().parameter("month");
        List<RefusalView> refused = new ArrayList<>();
        approve.forEach(key -> note(key,
                decisions.approve(organization.id(), month, key, actor), refused));
        undo.forEach(key -> note(key,
                decisions.undo(organization.id(), month, key, actor), refused));
        return find(call, organization).map(report -> Answers.json(200, new DecidedView(
                PruningView.of(report, call.directory()), refused)))
                .orElseGet(ApiErrors::notFound);
    }

    private static void note(String key, Decided decided, List<RefusalView> refused) {
        switch (decided) {
            case Decided.Done _ -> {
                // It stands in the report.
            }
            case Decided.Refused(var sentence) -> refused.add(new RefusalView(key, sentence));
            case Decided.Missing() ->
                refused.add(new RefusalView(key, "This proposal is gone."));
        }
    }
}
