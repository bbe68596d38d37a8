package io.corral.server.mcp;

import io.corral.domain.access.Principal;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.LocalCalls;
import io.corral.server.http.Request;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.mcp.Confirmations;
import io.corral.tools.mcp.McpAnswer;
import io.corral.tools.mcp.McpProblem;
import io.corral.tools.mcp.McpSession;
import io.corral.tools.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `POST /mcp`: one message in, its answer out, as JSON or as a stream of one event, whichever the
/// client takes (modelcontextprotocol.io, transports, Streamable HTTP). GET and DELETE are not
/// served: there is nothing to listen to and no session to end.
public final class McpRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(McpRoutes.class);
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String NO_OAUTH = "This server offers no OAuth for agents. Send an API"
            + " token in the header Authorization: Bearer TOKEN; its owner makes one on the page"
            + " /account/tokens/.";
    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final long DRAINED_BYTES_MAX = 16L << 20;

    private final LocalCalls calls;
    private final Predicate<Request> isFromHere;
    private final InstantSource clock;
    private final Confirmations confirmations;

    /// @param isFromHere whether no page of another site sent a request
    /// @param random must not be guessable
    public McpRoutes(LocalCalls calls, Predicate<Request> isFromHere, InstantSource clock,
            RandomGenerator random) {
        this.calls = calls;
        this.isFromHere = isFromHere;
        this.clock = clock;
        this.confirmations = new Confirmations(clock, random);
    }

    /// Adds the route, and answers for clients that look for OAuth after a 401 (authorization,
    /// protected resource metadata): there is none, a token does.
    public void addTo(Api api) {
        api.caller("POST", "/mcp", this::answer);
        for (String document : List.of("oauth-protected-resource",
                "oauth-authorization-server", "openid-configuration")) {
            api.open("GET", "/.well-known/" + document, _ -> ApiErrors.detail(404, NO_OAUTH));
            api.open("GET", "/.well-known/" + document + "/mcp",
                    _ -> ApiErrors.detail(404, NO_OAUTH));
        }
    }

    private Answer answer(Call call) throws IOException {
        Request request = call.request();
        if (!isFromHere.test(request)) {
            return ApiErrors.detail(403, "A page of another site sent this. Agents send no Origin;"
                    + " a page of this server needs its address as --url.");
        }
        if (!header(request, "Content-Type").startsWith(JSON)
                || request.header("Content-Encoding").isPresent()) {
            return ApiErrors.detail(415, "Send the message as application/json, not compressed.");
        }
        String accepted = header(request, "Accept");
        boolean takesJson = accepted.isEmpty() || accepted.contains(JSON)
                || accepted.contains("*/*") || accepted.contains("application/*");
        if (!takesJson && !accepted.contains(EVENTS)) {
            return ApiErrors.detail(406, "The answer is " + JSON + " or " + EVENTS + ".");
        }
        byte[] body = request.body().readNBytes(MESSAGE_BYTES_MAX + 1);
        if (body.length > MESSAGE_BYTES_MAX) {
            request.drain(DRAINED_BYTES_MAX);
            return ApiErrors.detail(413, "A message may have " + MESSAGE_BYTES_MAX + " bytes.");
        }
        return answer(call, body).map(answer -> takesJson
                ? Answer.json(answer.status(), answer.message().toString())
                : asEvent(answer)).orElseGet(() -> Answer.empty(202));
    }

    private static String header(Request request, String name) {
        return request.header(name).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Answer asEvent(McpAnswer answer) {
        String event = "event: message\ndata: " + answer.message() + "\n\n";
        return Answer.bytes(answer.status(), EVENTS, event.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
    }

    private Optional<McpAnswer> answer(Call call, byte[] body) {
        JsonNode message = Json.read(body, 0, body.length);
        if (message == null) {
            return Optional.of(McpAnswer.failure(Json.MAPPER.nullNode(), 400, McpProblem.NO_JSON,
                    "Expected one message as JSON."));
        }
        Optional<McpAnswer> mismatch = McpHeaders.mismatch(call.request(), message);
        if (mismatch.isPresent()) {
            return mismatch;
        }
        try {
            return session(call).answer(message);
        } catch (RuntimeException e) {
            LOG.error("a tool failed", e);
            return Optional.of(McpAnswer.broken(message));
        }
    }

    /// The parameters `org` and `project` of the address stand for what is not named in a call.
    private McpSession session(Call call) {
        var settings = new ClientSettings(URI.create(call.url()), "",
                ClientSettings.present(call.query().first("org")),
                ClientSettings.present(call.query().first("project")));
        var client = new SentryClient(settings, new LocalTransport(calls,
                call.request().header("Authorization").orElse(""), call.request().origin()));
        return new McpSession(
                arguments -> ToolCall.start(client, settings, arguments, clock.instant(), null),
                confirmations, owner(call.principal()), false);
    }

    // A change is confirmed with the token it was asked with: another one may do less.
    private static String owner(Principal principal) {
        return principal.token() + " of " + principal.user().id();
    }
}
