package io.corral.server.rest.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.access.Scope;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.project.Project;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.OwnershipSettings;
import io.corral.engine.ownership.OwnershipText;
import io.corral.protocol.rule.CodeOwners;
import io.corral.protocol.rule.OwnershipRuleReader;
import io.corral.protocol.rule.RulesRead;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who looks after which part of a project (API reference 2.4, ownership).
public final class OwnershipRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/ownership/";
    private static final int RAW_LENGTH_MAX = 100_000;

    private final Definitions rules;
    private final Definitions codeMappings;
    private final Ownership ownership;

    public OwnershipRoutes(DefinitionStore store, Ownership ownership, InstantSource clock) {
        this.rules = new Definitions(store, DefinitionKind.OWNERSHIP, "project", clock);
        this.codeMappings = new Definitions(store, DefinitionKind.CODE_MAPPING, "stackRoot", clock);
        this.ownership = ownership;
    }

    /// Rules on the wire.
    record OwnershipView(
            @Nullable String raw, boolean fallthrough, String autoAssignment, boolean isActive,
            boolean codeownersAutoSync, @Nullable String dateCreated,
            @Nullable String lastUpdated) {}

    /// What came of a CODEOWNERS file.
    ///
    /// @param raw all ownership rules now
    /// @param ownershipSyntax the rules that came from the file
    record CodeOwnersView(String raw, String ownershipSyntax, Errors errors) {}

    /// @param unknown owners that no rule can name
    record Errors(@JsonProperty("missing_external_users") List<String> unknown) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", PATH, Scope.PROJECT_READ,
                (_, project) -> show(find(project).orElse(null)));
        api.project("PUT", PATH, Scope.PROJECT_WRITE, this::change);
        api.project("POST", "/api/0/projects/{org}/{project}/codeowners/", Scope.PROJECT_WRITE,
                this::importFile);
        for (String none : List.of("hooks/", "symbol-sources/")) {
            api.project("GET", "/api/0/projects/{org}/{project}/" + none, Scope.PROJECT_READ,
                    (call, _) -> Answers.page(call, List.of(), each -> each));
        }
    }

    private Optional<Definition> find(Project project) {
        return rules.find(project.organization(), Ownership.key(project.id()));
    }

    private static Answer show(@Nullable Definition definition) {
        OwnershipSettings body = OwnershipSettings.of(definition);
        return Answers.json(200, new OwnershipView(body.raw(), body.fallthrough(),
                body.autoAssignment(), true, true,
                definition == null ? null : WireTime.of(definition.createdAt()),
                definition == null ? null : WireTime.of(definition.updatedAt())));
    }

    private Answer change(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        Optional<Definition> before = find(project);
        OwnershipSettings body = OwnershipSettings.of(before.orElse(null));
        String raw = fields.has("raw") ? fields.node("raw").asString("") : body.raw();
        if (raw != null && raw.length() > RAW_LENGTH_MAX) {
            fields.wrong("raw", "Ownership rules may have " + RAW_LENGTH_MAX + " characters.");
        } else if (raw != null && OwnershipRuleReader.read(
                raw) instanceof RulesRead.Wrong<OwnershipRule>(var problem)) {
            fields.wrong("raw", problem.sentence());
        }
        OwnershipSettings wish = new OwnershipSettings(
                raw == null || raw.isBlank() ? null : raw,
                fields.flagOr("fallthrough", body.fallthrough()),
                fields.wordOr("autoAssignment", body.autoAssignment(),
                        OwnershipSettings.ASSIGNMENTS));
        return fields.then(() -> keep(call, project, wish, OwnershipRoutes::show));
    }

    private Answer keep(
            Call call, Project project, OwnershipSettings settings,
            Function<Definition, Answer> done) {
        var wish = new Definitions.Wish(project.id(), Ownership.key(project.id()), settings);
        Optional<Definition> before = find(project);
        Answer answer = before.isPresent()
                ? rules.replace(before.get(), wish, done)
                : rules.add(call, project.organization(), wish, done);
        ownership.changed(project.id());
        return answer;
    }

    private Answer importFile(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        String file = fields.node("raw").asString("");
        if (file.isBlank() || file.length() > RAW_LENGTH_MAX) {
            fields.wrong("raw", "A CODEOWNERS file has 1 to " + RAW_LENGTH_MAX + " characters.");
        }
        OwnershipSettings before = OwnershipSettings.of(find(project).orElse(null));
        var mappings = OwnershipText.mappings(
                codeMappings.all(project.organization()), project.id());
        CodeOwners.Imported imported = CodeOwners.read(file, mappings);
        String raw = OwnershipText.imported(before.raw(), imported.rules());
        if (raw.length() > RAW_LENGTH_MAX) {
            fields.wrong("raw", "Ownership rules may have " + RAW_LENGTH_MAX + " characters.");
        }
        return fields.then(() -> keep(call, project, new OwnershipSettings(
                raw, before.fallthrough(), before.autoAssignment()),
                _ -> Answers.json(201, new CodeOwnersView(
                        raw, imported.rules(), new Errors(imported.unknown())))));
    }
}
