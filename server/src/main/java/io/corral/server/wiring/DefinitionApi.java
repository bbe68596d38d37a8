package io.corral.server.wiring;

import io.corral.engine.admin.Projects;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.triage.Learnings;
import io.corral.server.rest.Api;
import io.corral.server.rest.alerts.AlertRuleRoutes;
import io.corral.server.rest.alerts.DetectorRoutes;
import io.corral.server.rest.alerts.WorkflowRoutes;
import io.corral.server.rest.code.CodeMappingRoutes;
import io.corral.server.rest.code.RepositoryRoutes;
import io.corral.server.rest.dashboards.DashboardRoutes;
import io.corral.server.rest.dashboards.SavedQueryRoutes;
import io.corral.server.rest.memory.MemoryRoutes;
import io.corral.server.rest.monitors.MonitorRoutes;
import io.corral.server.rest.monitors.UptimeRoutes;
import io.corral.server.rest.settings.FilterRoutes;
import io.corral.server.rest.settings.OwnershipRoutes;
import io.corral.store.definition.DefinitionStore;
import java.time.InstantSource;

/// Wires the endpoints of what people define.
final class DefinitionApi {

    private DefinitionApi() {}

    static void addTo(
            Api api, EmbeddedStores stores, Projects projects, OwnershipEditing ownership,
            InstantSource clock) {
        DefinitionStore store = stores.definitions();
        new MonitorRoutes(store, clock).addTo(api);
        new UptimeRoutes(store, clock).addTo(api);
        new WorkflowRoutes(store, clock).addTo(api);
        new DetectorRoutes(store, clock).addTo(api);
        new AlertRuleRoutes(store, clock).addTo(api);
        new DashboardRoutes(store, clock).addTo(api);
        new SavedQueryRoutes(store, clock).addTo(api);
        new OwnershipRoutes(ownership).addTo(api);
        new FilterRoutes(projects).addTo(api);
        new CodeMappingRoutes(store, stores.repositories(), clock).addTo(api);
        new MemoryRoutes(new Learnings(store, clock)).addTo(api);
        new RepositoryRoutes(stores.repositories(), clock).addTo(api);
    }
}
