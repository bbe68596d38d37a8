package io.corral.cli.demo;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.sample.friday.FridayReleases.ShopCommit;
import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the releases of the shop over the REST API, as a build of it would.
final class ShopReleases {

    private final String url;
    private final String token;
    private final String organization;

    ShopReleases(String url, String token, String organization) {
        this.url = url;
        this.token = token;
        this.organization = organization;
    }

    /// Makes releases with their commits, and a deploy of each.
    void make(List<ShopRelease> releases) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (ShopRelease release : releases) {
                post(http, "releases/", body(release));
                ObjectNode deploy = Json.MAPPER.createObjectNode();
                deploy.put("environment", release.environment());
                deploy.put("dateFinished", release.released().toString());
                post(http, "releases/" + SentryClient.segment(release.version()) + "/deploys/",
                        deploy);
            }
        } catch (IOException e) {
            throw new CommandFailure("releases could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private static ObjectNode body(ShopRelease release) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("version", release.version());
        body.putArray("projects").add(release.project());
        body.put("dateReleased", release.released().toString());
        ArrayNode commits = body.putArray("commits");
        for (ShopCommit commit : release.commits()) {
            ObjectNode each = commits.addObject();
            each.put("id", commit.id()).put("repository", "fernwood/shop")
                    .put("message", commit.message()).put("author_name", commit.author())
                    .put("timestamp", commit.at().toString());
            ArrayNode files = each.putArray("patch_set");
            for (String file : commit.files()) {
                files.addObject().put("type", file.substring(0, 1))
                        .put("path", file.substring(2));
            }
        }
        return body;
    }

    private void post(HttpClient http, String path, ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(url + "/api/0/organizations/" + organization + "/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new CommandFailure("the server answered " + response.statusCode() + ": "
                    + response.body(), null);
        }
    }
}
