package io.corral.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `corral demo` as a process of its own, serving, and a shell with the environment it tells people
/// to set.
public final class Demo implements AutoCloseable {

    private static final Pattern VARIABLE = Pattern.compile("(SENTRY_[A-Z_]+)=(\\S+)");
    private static final Pattern OPEN = Pattern.compile("Open +(http\\S+)");
    private static final String SERVING = "Serving until interrupted";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final List<String> greeting = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private Demo(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// Starts the demo on an empty directory and waits until all of its events are in.
    public static Demo start(Path data) {
        List<String> command = List.of(CorralServer.launcher(), "demo", "--data", data.toString(),
                "--port", Integer.toString(CorralServer.freePort()));
        try {
            Path log = Files.createDirectories(CorralServer.root().resolve("e2e/target/logs"))
                    .resolve(data.getFileName() + ".log");
            Process process = CorralServer.builder(command, log, Map.of()).start();
            process.getOutputStream().close();
            var demo = new Demo(process, data);
            demo.read();
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(
                process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(SERVING)) {
            greeting.add(line);
            Matcher variable = VARIABLE.matcher(line);
            while (line.contains("export ") && variable.find()) {
                environment.put(variable.group(1), variable.group(2));
            }
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the demo ended after " + greeting);
        }
    }

    /// What it printed up to serving.
    String greeting() {
        return String.join("\n", greeting);
    }

    /// The link that signs in as the owner, once.
    public String signInLink() {
        Matcher open = OPEN.matcher(greeting());
        if (!open.find()) {
            throw new IllegalStateException("no link in " + greeting);
        }
        return open.group(1);
    }

    /// The address it serves at.
    public String url() {
        return variable("SENTRY_URL");
    }

    /// What it stored, read as a client does.
    public Rest rest() {
        return new Rest(url(), variable("SENTRY_AUTH_TOKEN"));
    }

    private String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /// Sets a variable of the shell.
    void export(String name, String value) {
        environment.put(name, value);
    }

    /// Runs commands as documents write them, only their host replaced.
    ///
    /// @return what they wrote to standard output
    String shell(String commands) {
        var builder = new ProcessBuilder(
                "sh", "-c", commands.replace("https://sentry.io", "$SENTRY_URL"));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process shell = builder.start();
            shell.getOutputStream().close();
            String output = new String(
                    shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (CorralServer.waitFor(shell) != 0) {
                throw new AssertionError("failed: " + commands + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JSON that commands print.
    JsonNode json(String commands) {
        String output = shell(commands);
        try {
            return JsonMapper.shared().readTree(output);
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON: " + output, e);
        }
    }

    /// A token of the demo's organisation with these scopes.
    String token(String scopes) {
        return shell(CorralServer.launcher() + " token create --org demo --name script --scope "
                + scopes + " --data " + data).strip();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
