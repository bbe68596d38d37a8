package io.corral.cli.tools;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.mcp.Confirmations;
import io.corral.tools.mcp.McpAnswer;
import io.corral.tools.mcp.McpSession;
import io.corral.tools.tool.ToolCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral mcp`: the tools for an agent that starts this program, over standard input and output.
@Command(name = "mcp", mixinStandardHelpOptions = true, description = {
    "Serves the tools to an agent over standard input and output (Model Context Protocol).",
    "The agent starts it with SENTRY_URL, SENTRY_AUTH_TOKEN, SENTRY_ORG and SENTRY_PROJECT in its"
            + " environment. What changes something needs a second call that confirms it.",
    ""},
        footer = {"", "Examples:",
            "  claude mcp add corral --env SENTRY_AUTH_TOKEN=... -- corral mcp"})
public final class McpCommand implements Callable<Integer> {

    private static final int LINE_LENGTH_MAX = 1 << 20;
    private static final String OWNER = "whoever started this program";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final InputStream standardInput;

    /// Of this process.
    public McpCommand() {
        this(Surroundings.ofProcess(), System.in);
    }

    McpCommand(Surroundings surroundings, InputStream standardInput) {
        this.surroundings = surroundings;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws IOException {
        ClientSettings settings;
        try {
            settings = ClientSettings.of(surroundings.environment());
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
        try (var client = new SentryClient(settings)) {
            serve(new McpSession(
                    arguments -> ToolCall.start(client, settings, arguments,
                            surroundings.clock().instant(), surroundings.directory())
                            .keepingIn(CacheDirectory.ofProcess()),
                    new Confirmations(surroundings.clock(), new SecureRandom()), OWNER, true));
        }
        return 0;
    }

    private void serve(McpSession session) throws IOException {
        var in = new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            JsonNode message = bytes.length > LINE_LENGTH_MAX
                    ? null
                    : Json.read(bytes, 0, bytes.length);
            answer(session, message == null ? Json.MAPPER.nullNode() : message)
                    .ifPresent(answer -> {
                        out.println(answer.message());
                        out.flush();
                    });
        }
    }

    /// A fault in one answer does not end the session.
    private Optional<McpAnswer> answer(McpSession session, JsonNode message) {
        try {
            return session.answer(message);
        } catch (RuntimeException e) {
            e.printStackTrace(spec.commandLine().getErr());
            return Optional.of(McpAnswer.broken(message));
        }
    }
}
