package io.corral.server.rest;

import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.SetUp;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.protocol.Dsn;
import io.corral.protocol.json.Json;
import io.corral.server.config.Configuration;
import io.corral.server.config.ConfigurationReader;
import io.corral.server.wiring.Application;
import io.corral.server.wiring.EmbeddedStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A whole server in this process with the organisation `acme`, the projects `shop` and `api`, and
/// a client that speaks to it as `curl` does.
public final class ApiServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String URL = "http://127.0.0.1:9000";

    private final Configuration configuration;
    private Application application;
    private final SetUp shop;
    private final SetUp api;
    private final String readToken;
    private final String signInPath;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random ids = new Random(11);
    private final ApiAnswers answers;

    private ApiServer(
            Configuration configuration, SetUp shop, SetUp api, String readToken,
            String signInPath, Tokens tokens) {
        this.signInPath = signInPath;
        this.tokens = tokens;
        this.configuration = configuration;
        this.application = Application.start(configuration, Clock.systemUTC());
        this.answers = new ApiAnswers(application.served());
        this.shop = shop;
        this.api = api;
        this.readToken = readToken;
    }

    /// Starts a server on a new data directory.
    public static ApiServer start(Path directory) {
        Clock clock = Clock.systemUTC();
        Configuration configuration = new ConfigurationReader().read(
                List.of("--data", directory.resolve("data").toString(), "--port", "0"),
                Map.of());
        SetUp shop;
        SetUp api;
        String readToken;
        String signInPath;
        Tokens tokens;
        try (var stores = EmbeddedStores.open(configuration, clock)) {
            var people = new Directory(stores.directoryStore(), clock);
            var administration = new Administration(
                    stores.directoryStore(), stores.signInStore(), people, clock,
                    new SecureRandom());
            shop = administration.setup()
                    .setUp("test", new Wish("acme", "shop", "node", false), URL).granted();
            api = administration.setup()
                    .setUp("test", new Wish("acme", "api", "java", false), URL).granted();
            administration.setup().setUp("test", new Wish("other", "hidden", null, false), URL)
                    .granted();
            readToken = administration.tokens().create("test", new NewToken(
                    "read", people.current().users().getFirst().id(),
                    people.current().organization("acme").orElseThrow().id(),
                    Set.of(Scope.EVENT_READ), null)).granted().secret();
            tokens = Tokens.of(administration);
            signInPath = administration.accounts()
                    .createLink(people.current().users().getFirst().id()).path();
        }
        return new ApiServer(configuration, shop, api, readToken, signInPath, tokens);
    }

    /// Ends the server and starts another on its data.
    public void restart() {
        application.close();
        application = Application.start(configuration, Clock.systemUTC());
    }

    /// Tokens of people who are not the owner.
    ///
    /// @param readOnly of a member of `acme` who may only read, for everything
    /// @param outsider of somebody who owns `other` alone, for everything
    /// @param owner of the owner of `acme`, one scope each
    public record Tokens(String readOnly, String outsider, Map<Scope, String> owner) {

        private static Tokens of(Administration administration) {
            OrganizationId acme = organization(administration, "acme");
            return new Tokens(
                    member(administration, "reader@example.com", acme, Role.READ_ONLY),
                    member(administration, "outsider@example.com",
                            organization(administration, "other"), Role.OWNER),
                    Arrays.stream(Scope.values()).collect(Collectors.toMap(scope -> scope,
                            scope -> token(administration, administration.directory().current()
                                    .users().getFirst().id(), Set.of(scope)))));
        }

        private static OrganizationId organization(
                Administration administration, String slug) {
            return administration.directory().current().organization(slug).orElseThrow().id();
        }

        private static String member(
                Administration administration, String email, OrganizationId organization,
                Role role) {
            User user = administration.people().createUser("test", email, email).granted();
            administration.people().putMember("test", new Member(organization, user.id(), role,
                    List.of(), Instant.EPOCH)).granted();
            return token(administration, user.id(), Set.of(Scope.values()));
        }

        private static String token(
                Administration administration, UserId user, Set<Scope> scopes) {
            return administration.tokens()
                    .create("test", new NewToken("test", user, null, scopes, null)).granted()
                    .secret();
        }
    }

    /// Tokens of other people, and with other scopes.
    public Tokens tokens() {
        return tokens;
    }

    /// What came back.
    public record Reply(int status, String text, HttpResponse<byte[]> response) {
        /// The body as JSON.
        public JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        /// A header; empty when it is absent.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// The number of the project `shop`.
    public String shopId() {
        return shop.projectId().toString();
    }

    /// The DSN of the project `shop`.
    public Dsn dsn() {
        return Dsn.parse(shop.dsn()).orElseThrow();
    }

    /// What its API serves.
    public List<ApiRoute> served() {
        return application.served();
    }

    /// Address of the server.
    public String url() {
        return "http://127.0.0.1:" + application.port();
    }

    /// The number of the project `api`.
    public String apiId() {
        return api.projectId().toString();
    }

    /// Path of a link that signs the owner of `acme` and `other` in, once.
    public String signInPath() {
        return signInPath;
    }

    /// Reads a path below `/api/0/`.
    public Reply get(String path) {
        return send("GET", path, null, shop.token());
    }

    /// Reads a path with another token; null for none.
    public Reply getAs(@Nullable String token, String path) {
        return send("GET", path, null, token);
    }

    /// A token that may only read events of `acme`.
    public String readToken() {
        return readToken;
    }

    /// A token of the owner of `acme` for everything.
    public String fullToken() {
        return shop.token();
    }

    /// Sends a body without a JSON content type, as curl does.
    public Reply put(String path, String body) {
        return send("PUT", path, body, shop.token());
    }

    /// Sends a body without a JSON content type, as curl does.
    public Reply post(String path, String body) {
        return send("POST", path, body, shop.token());
    }

    /// Sends bytes of a type.
    public Reply postBytes(String path, String type, byte[] body) {
        return reply(HttpRequest.newBuilder(URI.create(url() + "/api/0/" + path))
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + shop.token())
                .build());
    }

    /// Deletes.
    public Reply delete(String path) {
        return send("DELETE", path, null, shop.token());
    }

    /// Any request below `/api/0/`.
    public Reply send(
            String method, String path, @Nullable String body, @Nullable String token) {
        return sendTo(method, "/api/0/" + path, body, token);
    }

    /// Any request.
    public Reply sendTo(
            String method, String path, @Nullable String body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return reply(request.build());
    }

    /// Sends an event to `shop` and waits until it can be read.
    ///
    /// @param event JSON; gets an id and a time when it has none
    /// @return its id
    public String event(String event) {
        return event(shop, event, List.of());
    }

    /// Sends an event to `api` and waits until it can be read.
    public String apiEvent(String event) {
        return event(api, event, List.of());
    }

    /// Sends an event to `shop` with further items of its envelope, and waits until it can be read.
    public String event(String event, String... items) {
        return event(shop, event, List.of(items));
    }

    /// Sends events to `shop`, then waits until all can be read.
    public void events(List<String> events) {
        events.forEach(event -> send(shop, event, List.of()));
        awaitDigest();
    }

    /// Sends events to `api`, then waits until all can be read.
    public void apiEvents(List<String> events) {
        events.forEach(event -> send(api, event, List.of()));
        awaitDigest();
    }

    /// Sends items to `shop` in an envelope of an event and waits until they are digested.
    ///
    /// @param items lines of headers and payloads
    public void items(String eventId, String... items) {
        envelope(shop, eventId, String.join("\n", items));
        awaitDigest();
    }

    private String event(SetUp project, String event, List<String> items) {
        String id = send(project, event, items);
        awaitDigest();
        return id;
    }

    private String send(SetUp project, String event, List<String> items) {
        ObjectNode json = (ObjectNode) Json.MAPPER.readTree(event);
        if (!json.has("event_id")) {
            json.put("event_id", new EventId(ids.nextLong(), ids.nextLong()).toString());
        }
        if (!json.has("timestamp")) {
            json.put("timestamp", Instant.now().toString());
        }
        String id = json.get("event_id").stringValue();
        String kind = json.path("type").asString("event");
        envelope(project, id, "{\"type\":\"" + kind + "\"}\n" + json + "\n"
                + String.join("\n", items));
        return id;
    }

    /// The queue is empty once everything sent is in all stores.
    private void awaitDigest() {
        var metrics = HttpRequest.newBuilder(URI.create(url() + "/metrics")).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reply(metrics).text().contains("\ncorral_queue_entries 0.0\n")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("what was sent is not digested: "
                        + reply(metrics).text());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// The issue of an event.
    public JsonNode issueOf(String eventId) {
        String id = get("organizations/acme/eventids/" + eventId + "/").json()
                .get("groupId").stringValue();
        return get("organizations/acme/issues/" + id + "/").json();
    }

    private void envelope(SetUp project, String id, String items) {
        Dsn dsn = Dsn.parse(project.dsn()).orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(url() + "/api/" + project.projectId()
                + "/envelope/?sentry_version=7&sentry_key=" + dsn.publicKey()))
                .POST(BodyPublishers.ofString("{\"event_id\":\"" + id + "\"}\n" + items))
                .build();
        Reply reply = reply(request);
        if (reply.status() != 200) {
            throw new AssertionError("intake answered " + reply);
        }
    }

    private Reply reply(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            answers.check(request.method(), request.uri(), response);
            return new Reply(response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }
}
