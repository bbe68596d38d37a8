package io.corral.tools.tool;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One call of a tool: what it was told, and the API of the organisation it asks. Of one thread.
///
/// @param organization slug
/// @param project slug; null for all
/// @param directory where local files are looked for; null on a server, which has none to show
/// @param cache where readings of an organisation are kept for the next call; null to keep nothing
public record ToolCall(
        SentryClient client, String organization, @Nullable String project,
        Arguments arguments, Instant now, @Nullable Path directory, @Nullable Path cache) {

    /// Value of the parameter `project` for all that the token sees; without it Sentry answers for
    /// those its owner has joined.
    public static final List<String> ALL_PROJECTS = List.of("-1");

    /// Starts a call; asks for the first organisation when none is named.
    public static ToolCall start(
            SentryClient client, ClientSettings settings, Arguments arguments, Instant now,
            @Nullable Path directory) {
        String named = arguments.text("org");
        String project = arguments.text("project");
        return new ToolCall(client, named == null ? client.organization() : named,
                project == null ? settings.project() : project, arguments, now, directory, null);
    }

    /// The same, keeping readings for the next call.
    public ToolCall keepingIn(Path directoryOfCaches) {
        return new ToolCall(client, organization, project, arguments, now, directory,
                directoryOfCaches);
    }

    /// Path of something of the organisation.
    ///
    /// @param rest its segments encoded, with a slash at the end
    public String inOrganization(String rest) {
        return "/api/0/organizations/" + SentryClient.segment(organization) + "/" + rest;
    }

    /// Path of something of a project.
    ///
    /// @param rest its segments encoded, with a slash at the end; empty for the project itself
    public String inProject(String slug, String rest) {
        return "/api/0/projects/" + SentryClient.segment(organization) + "/"
                + SentryClient.segment(slug) + "/" + rest;
    }

    /// Path of an issue, or of something of it.
    public String inIssue(String issue, String rest) {
        return inOrganization("issues/" + SentryClient.segment(issue) + "/" + rest);
    }

    /// The project that is meant; the first one of the organisation when none is named.
    public String oneProject() {
        if (project != null) {
            return project;
        }
        String first = client.get(inOrganization("projects/"), Map.of()).path(0).path("slug")
                .asString("");
        if (first.isEmpty()) {
            throw new ClientException(Reason.NOT_FOUND,
                    "the organisation " + organization + " has no project the token sees");
        }
        return first;
    }

    /// The number of the project as the parameter `project` of a list wants it; empty for all.
    public List<String> projectNumber() {
        return project == null
                ? List.of()
                : List.of(client.get(inProject(project, ""), Map.of()).path("id").asString(""));
    }

    /// A query with the project in it.
    public String query(String words) {
        return (project == null ? words : words + " project:" + project).strip();
    }

    /// Reads something.
    ///
    /// @throws ClientException with what to check
    public JsonNode get(String path, Map<String, List<String>> parameters) {
        return client.get(path, parameters);
    }
}
