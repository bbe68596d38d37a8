package io.corral.server.rest.alerts;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Metric detectors as alert rules of the old model (API reference 2.3, 101-103).
public final class AlertRuleRoutes {

    private static final long SECONDS_PER_MINUTE = 60;
    private static final int HIGH = 75;

    private final Definitions detectors;
    private final InstantSource clock;

    public AlertRuleRoutes(DefinitionStore store, InstantSource clock) {
        this.detectors = new Definitions(store, DefinitionKind.DETECTOR, "name", clock);
        this.clock = clock;
    }

    /// A threshold of a rule.
    record TriggerView(String label, double alertThreshold, List<Object> actions) {}

    /// A rule on the wire (API reference 2.2).
    ///
    /// @param status 0 for active, 4 for disabled
    /// @param thresholdType 0: above, 1: below
    /// @param timeWindow minutes
    record AlertRuleView(
            String id, String name, String type, String organizationId, int status, String query,
            String aggregate, String dataset, long timeWindow, @Nullable String environment,
            @Nullable String owner, List<String> projects, int thresholdType,
            List<TriggerView> triggers, String dateCreated, String dateModified) {

        private static AlertRuleView of(DirectorySnapshot directory, Definition definition) {
            DetectorBody body = Detectors.body(definition);
            Optional<Project> project = definition.project() == null
                    ? Optional.empty()
                    : directory.project(definition.project());
            List<TriggerView> triggers = new ArrayList<>();
            boolean below = false;
            for (JsonNode condition : body.conditionGroup().path("conditions")) {
                int result = condition.path("conditionResult").asInt(0);
                if (result > 0) {
                    triggers.add(new TriggerView(result >= HIGH ? "critical" : "warning",
                            condition.path("comparison").asDouble(0), List.of()));
                    below |= condition.path("type").asString("").startsWith("lt");
                }
            }
            return new AlertRuleView(Detectors.ofKept(definition), body.name(), "alert_rule",
                    definition.organization().toString(), body.enabled() ? 0 : 4,
                    body.source().query(), body.source().aggregate(), body.source().dataset(),
                    Math.max(1, body.source().timeWindow() / SECONDS_PER_MINUTE),
                    body.source().environment(), body.owner(),
                    project.map(Project::slug).stream().toList(), below ? 1 : 0, triggers,
                    WireTime.of(definition.createdAt()), WireTime.of(definition.updatedAt()));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        String rules = "/api/0/organizations/{org}/alert-rules/";
        api.organization("GET", rules, Scope.ALERTS_READ, this::list);
        api.organization("GET", rules + "{rule}/", Scope.ALERTS_READ, this::one);
        api.organization("GET", "/api/0/organizations/{org}/combined-rules/", Scope.ALERTS_READ,
                this::list);
    }

    private Answer one(Call call, Organization organization) {
        return new Detectors(detectors.store(), clock)
                .keptOne(organization.id(), call.request().parameter("rule"))
                .map(each -> Answers.json(200, AlertRuleView.of(call.directory(), each)))
                .orElseGet(ApiErrors::notFound);
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> page(call, organization, scope.projects());
        };
    }

    private Answer page(Call call, Organization organization, Set<ProjectId> projects) {
        String name = call.query().firstOr("name", "").toLowerCase(Locale.ROOT);
        List<String> types = call.query().all("alertType");
        boolean isAsked = types.isEmpty() || types.contains("alert_rule");
        List<AlertRuleView> views = detectors.all(organization.id()).stream()
                .filter(each -> isAsked && each.project() != null
                        && projects.contains(each.project()))
                .map(each -> AlertRuleView.of(call.directory(), each))
                .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(name)).toList();
        return Answers.page(call, views, view -> view);
    }
}
