package io.corral.server.rest.monitors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.Json;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.OwnerView;
import io.corral.server.rest.scope.ProjectReference;
import io.corral.store.definition.Definition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cron monitor on the wire (API reference 2.2). Its environments come with its check-ins. It has
/// no `alertRule`: the MCP server refuses a null there.
record MonitorView(
        String id,
        String slug,
        String name,
        String type,
        String status,
        boolean isMuted,
        boolean isUpserting,
        MonitorBody.Config config,
        String dateCreated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProjectReference project,
        @Nullable OwnerView owner,
        List<Object> environments) {

    static MonitorBody body(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), MonitorBody.class);
    }

    static MonitorView of(DirectorySnapshot directory, Definition definition) {
        MonitorBody body = body(definition);
        Optional<Project> project = definition.project() == null
                ? Optional.empty()
                : directory.project(definition.project());
        String slug = definition.key();
        return new MonitorView(
                Long.toString(definition.id()), slug == null ? "" : slug, body.name(), "cron_job",
                body.status(), body.isMuted(), false, body.config(),
                WireTime.of(definition.createdAt()),
                project.map(ProjectReference::of).orElse(null),
                OwnerView.of(directory, body.owner()), List.of());
    }
}
