package io.corral.server.rest.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.Definitions;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looks after which part of a project (API reference 2.4, ownership): kept as it is written;
/// nothing is assigned by it yet.
public final class OwnershipRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/ownership/";
    private static final int RAW_LENGTH_MAX = 100_000;
    private static final String ON_CHANGE = "Auto Assign to Issue Owner";
    private static final List<String> ASSIGNMENTS =
            List.of(ON_CHANGE, "Auto Assign to Suspect Commits", "Turn off Auto-Assignment");
    private static final Rules NONE = new Rules(null, true, ASSIGNMENTS.getLast());

    private final Definitions rules;

    public OwnershipRoutes(DefinitionStore store, InstantSource clock) {
        this.rules = new Definitions(store, DefinitionKind.OWNERSHIP, "project", clock);
    }

    /// Rules as they are kept.
    ///
    /// @param raw one rule a line; null without any
    record Rules(@Nullable String raw, boolean fallthrough, String autoAssignment) {}

    /// Rules on the wire.
    record OwnershipView(
            @Nullable String raw, boolean fallthrough, String autoAssignment, boolean isActive,
            boolean codeownersAutoSync, @Nullable String dateCreated,
            @Nullable String lastUpdated) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", PATH, Scope.PROJECT_READ,
                (_, project) -> show(find(project).orElse(null)));
        api.project("PUT", PATH, Scope.PROJECT_WRITE, this::change);
        for (String none : List.of("hooks/", "symbol-sources/")) {
            api.project("GET", "/api/0/projects/{org}/{project}/" + none, Scope.PROJECT_READ,
                    (call, _) -> Answers.page(call, List.of(), each -> each));
        }
    }

    private Optional<Definition> find(Project project) {
        return rules.all(project.organization()).stream()
                .filter(each -> project.id().equals(each.project())).findAny();
    }

    private static Rules body(@Nullable Definition definition) {
        return definition == null ? NONE : Json.MAPPER.readValue(definition.body(), Rules.class);
    }

    private static Answer show(@Nullable Definition definition) {
        Rules body = body(definition);
        return Answers.json(200, new OwnershipView(body.raw(), body.fallthrough(),
                body.autoAssignment(), true, true,
                definition == null ? null : WireTime.of(definition.createdAt()),
                definition == null ? null : WireTime.of(definition.updatedAt())));
    }

    private Answer change(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        Optional<Definition> before = find(project);
        Rules body = body(before.orElse(null));
        String raw = fields.has("raw") ? fields.node("raw").asString("") : body.raw();
        if (raw != null && raw.length() > RAW_LENGTH_MAX) {
            fields.wrong("raw", "Ownership rules may have " + RAW_LENGTH_MAX + " characters.");
        }
        var wish = new Definitions.Wish(project.id(), "project-" + project.id(), new Rules(
                raw == null || raw.isBlank() ? null : raw,
                fields.flagOr("fallthrough", body.fallthrough()),
                fields.wordOr("autoAssignment", body.autoAssignment(), ASSIGNMENTS)));
        return fields.then(() -> before.isPresent()
                ? rules.replace(before.get(), wish, OwnershipRoutes::show)
                : rules.add(call, project.organization(), wish, OwnershipRoutes::show));
    }
}
