package io.corral.e2e.pages;

import io.corral.e2e.CorralServer;
import io.corral.e2e.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An organisation with a project.
///
/// @param setup what `corral setup` answered
record Tenant(CorralServer server, JsonNode setup) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String slug() {
        return setup.path("org").asString();
    }

    String project() {
        return setup.path("project").asString();
    }

    String projectId() {
        return setup.path("projectId").asString();
    }

    String dsn() {
        return setup.path("dsn").asString();
    }

    /// The API as a token with all scopes for this organisation sees it.
    Rest rest() {
        return new Rest(server.url(), setup.path("token").asString());
    }

    /// Address of a page of the organisation, for example of `issues/`.
    String path(String below) {
        return "/organizations/" + slug() + "/" + below;
    }

    /// Sends an envelope to the project.
    void send(Envelope envelope) {
        URI dsn = URI.create(dsn());
        HttpRequest request = HttpRequest.newBuilder(dsn.resolve("/api" + dsn.getPath()
                + "/envelope/")).timeout(Rest.PATIENCE)
                .header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_key="
                        + dsn.getUserInfo())
                .POST(BodyPublishers.ofByteArray(envelope.bytes())).build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new AssertionError("intake answered " + response.statusCode() + ": "
                    + response.body());
        }
    }

    /// Makes a release with a commit and a deploy.
    void makeRelease(String version) {
        String releases = "/api/0/organizations/" + slug() + "/releases/";
        post(releases, """
                {"version":"%s","projects":["%s"],"commits":[{"id":"0123456789abcdef",
                "repository":"shop","message":"Feed the horses","author_name":"Ada",
                "patch_set":[{"type":"M","path":"src/stable.js"}]}]}"""
                .formatted(version, project()));
        post(releases + URLEncoder.encode(version, StandardCharsets.UTF_8) + "/deploys/",
                "{\"environment\":\"production\"}");
    }

    /// Tries on what was sent that all errors were one issue, until there is a report.
    void tryOneIssue() {
        String trials = "/api/0/projects/" + slug() + "/" + project() + "/grouping/backtest/";
        post(trials, "{\"fingerprintingRules\":\"type:* -> everything\"}");
        JsonNode _ = Rest.await("the report of the trial", () -> rest().all(trials).stream()
                .filter(trial -> trial.path("report").isObject()).findFirst());
    }

    private void post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Rest.PATIENCE)
                .header("Authorization", "Bearer " + setup.path("token").asString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": "
                    + response.body());
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Waits until everything sent is digested.
    void awaitDigested() {
        rest().awaitDrained();
    }

    /// Waits for an event that was sent.
    ///
    /// @return the number of its issue
    String awaitIssueOf(String eventId) {
        String path = "/api/0/projects/" + slug() + "/" + project() + "/events/" + eventId + "/";
        awaitDigested();
        return Rest.await("the issue of event " + eventId, () -> rest().get(path)
                .map(event -> event.path("groupID").asString(""))
                .filter(id -> !id.isEmpty()));
    }

    /// An issue as the API shows it.
    Optional<JsonNode> issue(String id) {
        return rest().get("/api/0/organizations/" + slug() + "/issues/" + id + "/");
    }
}
