package io.corral.server.rest.directory;

import io.corral.domain.project.Quota;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.artifact.UploadWatch;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.net.Networks;
import io.corral.server.http.Dispatcher;
import io.corral.server.http.HttpListener;
import io.corral.server.http.RouteTable;
import io.corral.server.http.TrustedProxies;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiAnswers;
import io.corral.server.rest.ApiLimiter;
import io.corral.server.rest.PlainFailures;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.memory.MemoryArtifactStore;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryDebugFileStore;
import io.corral.testkit.memory.MemoryDefinitionStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemorySignInStore;
import io.corral.testkit.memory.MemoryUploadChunkStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The endpoints on stores in memory, over HTTP.
final class RestFixture implements AutoCloseable {

    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-11-01T12:00:15Z"));
    static final String URL = "https://errors.example.com";

    private final MemoryDirectoryStore store = new MemoryDirectoryStore();
    final Directory directory = new Directory(store, Clock.systemUTC());
    final Administration admin =
            new Administration(store, new MemorySignInStore(), directory, Clock.systemUTC(),
                    new Random(7));
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpListener listener;
    private final ApiAnswers answers;

    RestFixture() {
        this(10_000);
    }

    /// @param callsMax a token may make in a minute, at whose first quarter the clock stands
    RestFixture(int callsMax) {
        var routes = new RouteTable();
        var ruleSets = new MemoryRuleSetStore();
        var quota = new Quota(callsMax, Duration.ofMinutes(1));
        var api = new Api(
                routes, directory, new ApiLimiter(quota, NOON), _ -> URL);
        new DirectoryRoutes(admin, new ProjectDeletion(admin.projects(),
                MemoryIssueStores.create().issues(), new MemoryEventStore(),
                new MemoryDefinitionStore(), ruleSets,
                new UploadStores(new MemoryUploadChunkStore(), new MemoryArtifactStore(),
                        new MemoryDebugFileStore(), new MemoryBlobStore(NOON),
                        new UploadWatch()),
                admin.jobs()),
                new ProjectRules(ruleSets, new GroupingConfigs(ruleSets, NOON), NOON))
                .addTo(api);
        answers = new ApiAnswers(api.served());
        listener = HttpListener.start(new HttpListener.Settings("127.0.0.1", 0,
                new TrustedProxies(Networks.of(List.of())), 100, Duration.ofSeconds(30),
                Duration.ofSeconds(1)), new Dispatcher(routes, new PlainFailures()));
    }

    /// An answer; the body is missing when there is none.
    record Reply(int status, JsonNode body, HttpHeaders headers) {
        /// A header; empty when it is absent.
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String link() {
            return header("Link");
        }
    }

    Reply ask(String token, String method, String path, String body) {
        String quoted = body.replace('\'', '"');
        var request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/api/0" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, quoted.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(quoted))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            answers.check(method, request.uri(), response);
            return new Reply(response.statusCode(),
                    JsonMapper.shared().readTree(response.body()),
                    response.headers());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        listener.close();
    }
}
