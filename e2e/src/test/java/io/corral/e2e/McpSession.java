package io.corral.e2e;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agent that talks with an MCP server: with `@sentry/mcp-server` over stdio
/// (`src/test/node/mcp.mjs`), or with Corral's own (`corral-mcp.mjs`). One call at a time.
final class McpSession implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter calls;
    private final Map<String, String> always;
    private final List<String> listed;

    private McpSession(Process process, Map<String, String> always) throws IOException {
        this.process = process;
        this.always = always;
        this.answers = new BufferedReader(new InputStreamReader(
                process.getInputStream(), StandardCharsets.UTF_8));
        this.calls = new BufferedWriter(new OutputStreamWriter(
                process.getOutputStream(), StandardCharsets.UTF_8));
        this.listed = read().valueStream().map(JsonNode::asString).toList();
    }

    static McpSession open(CorralServer server) {
        try {
            return new McpSession(NodeProject.start(
                    Map.of("CORRAL_URL", server.url(), "CORRAL_TOKEN", server.token()),
                    "node", "mcp.mjs"), Map.of("organizationSlug", CorralServer.ORGANIZATION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An agent that talks with Corral's own server.
    ///
    /// @param way `stdio` or `http`
    /// @param generation of the official SDK, 1 or 2
    static McpSession ofCorral(CorralServer server, String way, String generation) {
        try {
            return new McpSession(NodeProject.start(
                    Map.of("CORRAL_URL", server.url(), "CORRAL_TOKEN", server.token(),
                            "CORRAL_PROGRAM", CorralServer.launcher()),
                    "node", "corral-mcp.mjs", way, generation), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was said at the beginning, beside the tools.
    JsonNode greeting() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The tools the server lists.
    List<String> listed() {
        return listed;
    }

    /// What a tool answers, which must be no error.
    String text(String tool, Map<String, ?> arguments) {
        return told(tool, call(tool, arguments), false);
    }

    /// The same of a tool that answers JSON.
    JsonNode json(String tool, Map<String, ?> arguments) {
        return JsonMapper.shared().readTree(text(tool, arguments));
    }

    /// The contents a tool answers, which must be no error.
    JsonNode contents(String tool, Map<String, ?> arguments) {
        JsonNode answer = call(tool, arguments);
        told(tool, answer, false);
        return answer.path("content");
    }

    /// What a tool says that must fail.
    String refusal(String tool, Map<String, ?> arguments) {
        return told(tool, call(tool, arguments), true);
    }

    private static String told(String tool, JsonNode answer, boolean isError) {
        String text = answer.path("content").valueStream()
                .map(content -> content.path("text").asString(""))
                .collect(Collectors.joining("\n"));
        if (answer.path("isError").asBoolean() != isError) {
            throw new AssertionError(tool + " answered " + text);
        }
        return text;
    }

    private JsonNode call(String tool, Map<String, ?> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        always.forEach(all::putIfAbsent);
        try {
            calls.write(JsonMapper.shared().writeValueAsString(
                    Map.of("name", tool, "arguments", all)));
            calls.write('\n');
            calls.flush();
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(tool, e);
        }
    }

    private JsonNode read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new AssertionError("the agent ended");
        }
        return JsonMapper.shared().readTree(line);
    }

    @Override
    public void close() {
        try {
            calls.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
