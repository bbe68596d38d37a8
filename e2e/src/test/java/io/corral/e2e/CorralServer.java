package io.corral.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packaged server as a process of its own, on a data directory that outlives it: started,
/// stopped, killed and started again at the same address. What it writes to standard error goes to
/// `target/logs`. One thread at a time starts and ends it; anything may be sent to it meanwhile.
public final class CorralServer implements AutoCloseable {

    static final String ORGANIZATION = "acme";
    static final String PROJECT = "shop";

    /// Servers of tests live for seconds: compiling well costs them more than it saves, and classes
    /// read from an archive cost half of a start. The first server that is asked to stop writes it.
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -Xlog:disable"
            + " -XX:SharedArchiveFile=" + root().resolve("e2e/target/server.jsa").toAbsolutePath();
    private static final String AND_ARCHIVE = QUICK_START + " -XX:+AutoCreateSharedArchive";
    private static final String OPTIONS = "CORRAL_JAVA_OPTS";
    private static final String READY = "Corral is ready at ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path data;
    private final Path log;
    private final int port;
    private final JsonNode setup;
    private @Nullable Process process;

    private CorralServer(Path data, Path log, int port, JsonNode setup) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.setup = setup;
    }

    /// Prepares an empty directory with one project; nothing runs yet.
    static CorralServer prepare(Path data) {
        try {
            Path log = Files.createDirectories(root().resolve("e2e/target/logs"))
                    .resolve(data.getFileName() + ".log");
            Files.deleteIfExists(log);
            int port = freePort();
            return new CorralServer(data, log, port, setUp(
                    data, log, ORGANIZATION, PROJECT, "http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode setUp(
            Path data, Path log, String organization, String project, String url) {
        return ask(data, log, "setup", "--org", organization, "--project", project,
                "--no-filters", "--url", url);
    }

    /// Runs a command on a data directory.
    private static JsonNode ask(Path data, Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString(), "--json"));
        try {
            Process process = builder(command, log, Map.of()).start();
            process.getOutputStream().close();
            byte[] answer = process.getInputStream().readAllBytes();
            if (waitFor(process) != 0) {
                throw new IllegalStateException("corral " + arguments[0] + " failed, see " + log);
            }
            return JsonMapper.shared().readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A running server on an empty directory.
    public static CorralServer started(Path data) {
        CorralServer server = prepare(data);
        server.start(Map.of());
        return server;
    }

    /// Starts it and waits until it takes requests.
    ///
    /// @param environment more variables for the process
    void start(Map<String, String> environment) {
        launch(AND_ARCHIVE, environment);
        if (!hasBecomeReady()) {
            throw new IllegalStateException("the server did not start, see " + log);
        }
    }

    /// Starts it where it may end by itself at any moment.
    ///
    /// @return whether it came up before it ended
    boolean startDoomed(Map<String, String> environment) {
        launch(QUICK_START, environment);
        return hasBecomeReady();
    }

    private void launch(String options, Map<String, String> environment) {
        if (process != null) {
            throw new IllegalStateException("The server runs already");
        }
        List<String> command = List.of(launcher(), "serve", "--data", data.toString(),
                "--host", "127.0.0.1", "--port", Integer.toString(port), "--log-level", "warn");
        try {
            ProcessBuilder builder = builder(command, log, environment);
            builder.environment().put(OPTIONS, options);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasBecomeReady() {
        Process started = running();
        List<String> greeting = new ArrayList<>(1);
        var settled = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(
                    started.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(READY)) {
                        greeting.add(line);
                        settled.countDown();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                settled.countDown();
            }
        });
        try {
            return settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && !greeting.isEmpty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Kills it as `kill -9` does, and waits until it is gone.
    void kill() {
        running().destroyForcibly();
        waitFor(running());
        process = null;
    }

    /// Asks it to stop and waits for that.
    ///
    /// @return its exit code
    int stop() {
        running().destroy();
        return awaitEnd();
    }

    /// Asks it to stop and kills it when that takes longer: in the middle of its last work.
    ///
    /// @return its exit code
    int stopWithin(Duration patience) {
        Process stopping = running();
        stopping.destroy();
        try {
            if (!stopping.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                stopping.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return awaitEnd();
    }

    /// Runs an administrative command on the data directory, whether the server runs or not.
    ///
    /// @return what it printed with `--json`
    JsonNode admin(String... words) {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString(), "--json"));
        try {
            Process run = builder(command, log, Map.of()).start();
            run.getOutputStream().close();
            byte[] out = run.getInputStream().readAllBytes();
            if (waitFor(run) != 0) {
                throw new AssertionError(command + " failed, see " + log);
            }
            return JsonMapper.shared().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it has ended by itself.
    ///
    /// @return its exit code
    int awaitEnd() {
        int code = waitFor(running());
        process = null;
        return code;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("The server does not run");
        }
        return process;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String dsn() {
        return setup.path("dsn").asString();
    }

    public String projectId() {
        return setup.path("projectId").asString();
    }

    /// The public key in the DSN.
    String key() {
        return dsn().replaceFirst("^http://([0-9a-f]+)@.*$", "$1");
    }

    /// A token with every scope.
    String token() {
        return setup.path("token").asString();
    }

    /// What it stored, read as a client does.
    public Rest rest() {
        return new Rest(url(), token());
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    /// One more organisation with a project.
    ///
    /// @return what `corral setup` says of it
    public JsonNode setUp(String organization, String project) {
        return setUp(data, log, organization, project, url());
    }

    /// Runs a command of the operator beside the server.
    ///
    /// @return its answer
    public JsonNode ask(String... arguments) {
        return ask(data, log, arguments);
    }

    /// The folder of the checked-out project.
    public static Path root() {
        return Path.of(System.getProperty("corral.root", "."));
    }

    /// The packaged program.
    static String launcher() {
        return System.getProperty("corral.launcher",
                root().resolve("dist/target/corral/corral").toString());
    }

    /// A process of the packaged program.
    ///
    /// @param log gets its standard error
    static ProcessBuilder builder(
            List<String> command, Path log, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CORRAL_NO_AOT", "1");
        builder.environment().put(OPTIONS, QUICK_START);
        builder.environment().putAll(environment);
        return builder;
    }

    /// A port nobody listens on now.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the end of a process, not for ever.
    ///
    /// @return its exit code
    static int waitFor(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("process " + process.pid() + " did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
