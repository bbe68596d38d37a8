package io.corral.cli.process;

import io.corral.cli.command.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A server of this command's own, a process that ends with this one.
public final class ServerProcess implements AutoCloseable {

    private static final String READY = " is ready at ";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final AtomicReference<String> url = new AtomicReference<>("");
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::stop);

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readOutput);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts `serve` on a data directory and waits until it is ready.
    ///
    /// @param port 0 for any free one
    /// @param environment more variables for the process
    /// @throws CommandFailure when it does not come up; it has said why on standard error
    public static ServerProcess serve(
            String launcher, Path data, int port, Map<String, String> environment) {
        return start(launcher, List.of("serve", "--data", data.toString(), "--port",
                Integer.toString(port), "--log-level", "warn"), environment);
    }

    /// Starts a command that prints `... is ready at URL` once it serves, and waits for that line.
    ///
    /// @param environment more variables for the process
    /// @throws CommandFailure when it does not come up; it has said why on standard error
    public static ServerProcess start(
            String launcher, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            var server = new ServerProcess(process);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new CommandFailure(launcher + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// Address of the server.
    public String url() {
        return url.get();
    }

    /// Number of the process; the launcher becomes the server, so it is the server's.
    public long pid() {
        return process.pid();
    }

    /// Waits until the server ends.
    public void await() throws InterruptedException {
        process.waitFor();
    }

    private void awaitReady() {
        try {
            boolean inTime = settled.await(START_SECONDS, TimeUnit.SECONDS);
            if (!inTime || url.get().isEmpty()) {
                close();
                throw new CommandFailure("the server did not start", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private void readOutput() {
        try (var lines = new BufferedReader(new InputStreamReader(
                process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                String text = line.strip();
                int ready = text.indexOf(READY);
                if (ready >= 0) {
                    url.set(text.substring(ready + READY.length()));
                    settled.countDown();
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            url.set("");
        } finally {
            settled.countDown();
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Asks the server to stop and waits until it has.
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // This process is ending: the hook runs, or ran, by itself.
        }
    }
}
