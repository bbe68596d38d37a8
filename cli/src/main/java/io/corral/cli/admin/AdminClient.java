package io.corral.cli.admin;

import io.corral.cli.command.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has administrative requests carried out by whoever may open the data directory: the running
/// server, over its Unix socket, or the server program, started for this one request. A server that
/// is just starting owns the directory and does not answer yet: it gets a minute.
public final class AdminClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration STARTING_WAIT = Duration.ofSeconds(60);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Path data;
    private final @Nullable String launcher;

    /// A client for a data directory.
    ///
    /// @param launcher starts the server program; null when it is not known
    public AdminClient(Path data, @Nullable String launcher) {
        this.data = data.toAbsolutePath().normalize();
        this.launcher = launcher;
    }

    /// Sends a request and waits for its result.
    ///
    /// @throws CommandFailure with the sentence of a refusal, or when nobody answers
    public JsonNode ask(Map<String, ?> request) {
        String line = JSON.writeValueAsString(request);
        long end = System.nanoTime() + STARTING_WAIT.toNanos();
        while (true) {
            Optional<String> overSocket = overSocket(line);
            JsonNode answer = parse(overSocket.isPresent() ? overSocket.get() : oneShot(line));
            if (answer.path("ok").asBoolean(false)) {
                return answer.path("result");
            }
            boolean mayCome = answer.path("busy").asBoolean(false) && System.nanoTime() < end;
            if (!mayCome) {
                throw new CommandFailure(answer.path("error").asString("no answer"), null);
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    /// Sends a request that only makes sense without a running server.
    JsonNode askWithoutServer(Map<String, ?> request) {
        JsonNode answer = parse(oneShot(JSON.writeValueAsString(request)));
        if (!answer.path("ok").asBoolean(false)) {
            throw new CommandFailure(answer.path("error").asString("no answer"), null);
        }
        return answer.path("result");
    }

    /// Empty when no server listens.
    private Optional<String> overSocket(String line) {
        UnixDomainSocketAddress address =
                UnixDomainSocketAddress.of(data.resolve("admin.sock"));
        try (SocketChannel channel = connect(address)) {
            if (channel == null) {
                return Optional.empty();
            }
            ByteBuffer request =
                    ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            var in = new BufferedReader(new InputStreamReader(
                    Channels.newInputStream(channel), StandardCharsets.UTF_8));
            String answer = in.readLine();
            if (answer == null) {
                throw new CommandFailure("The server hung up without an answer.", null);
            }
            return Optional.of(answer);
        } catch (IOException e) {
            throw new CommandFailure("The server cannot be asked: " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable SocketChannel connect(UnixDomainSocketAddress address) {
        try {
            return SocketChannel.open(address);
        } catch (IOException _) {
            return null;
        }
    }

    private String oneShot(String line) {
        if (launcher == null) {
            throw new CommandFailure("No server runs on " + data
                    + ", and without ./corral the server program cannot be started.", null);
        }
        try {
            Process process = new ProcessBuilder(launcher, "admin", "--data", data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(line.getBytes(StandardCharsets.UTF_8));
            }
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0 || answer.isBlank()) {
                throw new CommandFailure("The server program failed with status " + status + ".",
                        null);
            }
            return answer.strip().lines().reduce((_, last) -> last).orElse("");
        } catch (IOException e) {
            throw new CommandFailure(
                    launcher + " cannot be started: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted.", e);
        }
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new CommandFailure("The answer is not JSON: " + answer, e);
        }
    }
}
