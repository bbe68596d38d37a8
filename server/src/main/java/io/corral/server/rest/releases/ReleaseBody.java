package io.corral.server.rest.releases;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.release.ReleaseChanges;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.rest.Call;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseStatus;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the body of a release request asks for.
sealed interface ReleaseBody {

    /// A longer version is refused (Sentry's limit).
    int VERSION_LENGTH_MAX = 200;

    /// Something to set.
    record Wanted(ReleaseChanges.Told told) implements ReleaseBody {}

    /// Nothing that can be done.
    record Wrong(String field, String sentence) implements ReleaseBody {}

    /// The name the body gives; null when it gives none.
    static @Nullable String version(ObjectNode body) {
        return JsonNodes.text(body, "version");
    }

    /// Why a version cannot be the name of a release; null when it can.
    static @Nullable String unfit(@Nullable String version) {
        if (version == null || version.isBlank()) {
            return "This field is required.";
        }
        if (version.length() > VERSION_LENGTH_MAX) {
            return "Ensure this field has no more than " + VERSION_LENGTH_MAX + " characters.";
        }
        boolean reserved = version.equals(".") || version.equals("..")
                || version.equalsIgnoreCase("latest");
        boolean unclean = !version.equals(version.strip())
                || version.chars().anyMatch(c -> c < ' ' || c == '\\');
        return reserved || unclean
                ? "Invalid release version: neither ., .., latest, outer spaces, backslashes nor "
                        + "control characters."
                : null;
    }

    /// Reads the keys of a body.
    ///
    /// @param known projects to add whatever the body says
    static ReleaseBody read(
            Call call, OrganizationId organization, String version, ObjectNode body,
            Set<ProjectId> known, Instant now) {
        Set<ProjectId> projects = new LinkedHashSet<>(known);
        for (JsonNode named : body.path("projects")) {
            String name = JsonNodes.text(named);
            Optional<Project> project = name == null
                    ? Optional.empty()
                    : call.directory().project(organization, name);
            if (project.isEmpty()) {
                return new Wrong("projects", "Invalid project ids or slugs: " + name);
            }
            projects.add(project.get().id());
        }
        for (String date : Set.of("dateStarted", "dateReleased")) {
            if (JsonNodes.present(body, date) != null && instant(body, date) == null) {
                return new Wrong(date, "Write it as an ISO 8601 date.");
            }
        }
        String status = JsonNodes.text(body, "status");
        if (status != null && status(status).isEmpty()) {
            return new Wrong("status", "Invalid status " + status + ": open or archived.");
        }
        var edit = new ReleaseEdit(organization, version, projects,
                instant(body, "dateStarted"), instant(body, "dateReleased"),
                JsonNodes.text(body, "url"), JsonNodes.text(body, "ref"),
                status == null ? null : status(status).orElse(null));
        return switch (CommitBody.read(body, "organization-" + organization, now)) {
            case CommitBody.Read.Wrong(var field, var sentence) -> new Wrong(field, sentence);
            case CommitBody.Read.Good(var made) ->
                new Wanted(new ReleaseChanges.Told(edit, made.commits(), made.refs()));
        };
    }

    /// The status of this name.
    static Optional<ReleaseStatus> status(String name) {
        for (ReleaseStatus status : ReleaseStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Instant instant(ObjectNode body, String name) {
        return JsonNodes.instant(JsonNodes.present(body, name));
    }
}
