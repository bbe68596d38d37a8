package io.corral.server.rest.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.access.Scope;
import io.corral.domain.project.Project;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.ownership.OwnershipEditing.Changed;
import io.corral.engine.ownership.OwnershipSettings;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.store.definition.Definition;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who looks after which part of a project (API reference 2.4, ownership).
public final class OwnershipRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/ownership/";

    private final OwnershipEditing editing;

    public OwnershipRoutes(OwnershipEditing editing) {
        this.editing = editing;
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

    /// Owners that were left out.
    ///
    /// @param names a bare `@name`, which no rule can name
    record Errors(
            @JsonProperty("missing_external_users") List<String> names,
            @JsonProperty("missing_external_teams") List<String> teams,
            @JsonProperty("missing_user_emails") List<String> emails) {
        static Errors of(List<String> unknown) {
            return new Errors(
                    unknown.stream().filter(each -> each.startsWith("@") && !isTeam(each)).toList(),
                    unknown.stream().filter(Errors::isTeam).toList(),
                    unknown.stream().filter(each -> !each.startsWith("@")).toList());
        }

        private static boolean isTeam(String owner) {
            return owner.startsWith("@") && owner.contains("/");
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", PATH, Scope.PROJECT_READ,
                (_, project) -> show(editing.find(project).orElse(null)));
        api.project("PUT", PATH, Scope.PROJECT_WRITE, this::change);
        api.project("POST", "/api/0/projects/{org}/{project}/codeowners/", Scope.PROJECT_WRITE,
                this::importFile);
        for (String none : List.of("hooks/", "symbol-sources/")) {
            api.project("GET", "/api/0/projects/{org}/{project}/" + none, Scope.PROJECT_READ,
                    (call, _) -> Answers.page(call, List.of(), each -> each));
        }
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
        OwnershipSettings body = settings(project);
        String raw = fields.has("raw") ? fields.node("raw").asString("") : body.raw();
        if (raw != null && fields.has("raw")) {
            editing.problem(project, raw).ifPresent(problem -> fields.wrong("raw", problem));
        }
        OwnershipSettings wish = new OwnershipSettings(raw,
                fields.flagOr("fallthrough", body.fallthrough()),
                fields.wordOr("autoAssignment", body.autoAssignment(),
                        OwnershipSettings.ASSIGNMENTS));
        return fields.then(() -> keep(call, project, wish, OwnershipRoutes::show));
    }

    private OwnershipSettings settings(Project project) {
        return OwnershipSettings.of(editing.find(project).orElse(null));
    }

    private Answer keep(
            Call call, Project project, OwnershipSettings wish,
            Function<Definition, Answer> done) {
        return switch (editing.change(project, wish, call.principal().user().id())) {
            case Changed.Done(var definition) -> done.apply(definition);
            case Changed.Refused(var sentence) -> ApiErrors.badField("raw", sentence);
        };
    }

    private Answer importFile(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        String file = fields.node("raw").asString("");
        if (file.isBlank() || file.length() > OwnershipEditing.TEXT_LENGTH_MAX) {
            fields.wrong("raw", "A CODEOWNERS file has 1 to "
                    + OwnershipEditing.TEXT_LENGTH_MAX + " characters.");
        }
        OwnershipSettings before = settings(project);
        String own = before.raw() == null ? "" : before.raw();
        return fields.then(() -> {
            OwnershipEditing.Import made = editing.imported(project, own, file);
            return keep(call, project, new OwnershipSettings(
                    made.raw(), before.fallthrough(), before.autoAssignment()),
                    _ -> Answers.json(201, new CodeOwnersView(made.raw(), made.file().rules(),
                            Errors.of(made.file().unknown()))));
        });
    }
}
