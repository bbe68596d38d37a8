package io.corral.cli.demo;

import io.corral.cli.command.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The server of a demo, a process of its own. It ends with this process.
final class DemoServer implements AutoCloseable {

    private static final String READY = "Corral is ready at ";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final AtomicReference<String> url = new AtomicReference<>("");
    private final CountDownLatch settled = new CountDownLatch(1);

    private DemoServer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readOutput);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @throws CommandFailure when it does not come up; it has said why on standard error
    static DemoServer start(String launcher, Path data, int port) {
        try {
            Process process = new ProcessBuilder(List.of(launcher, "serve", "--data",
                    data.toString(), "--port", Integer.toString(port), "--log-level", "warn"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            var server = new DemoServer(process);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new CommandFailure(launcher + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// Address of the server.
    String url() {
        return url.get();
    }

    /// Waits until the server ends.
    void await() throws InterruptedException {
        process.waitFor();
    }

    private void awaitReady() {
        try {
            boolean inTime = settled.await(START_SECONDS, TimeUnit.SECONDS);
            if (!inTime || url.get().isEmpty()) {
                close();
                throw new CommandFailure("the demo's server did not start", null);
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
                if (text.startsWith(READY)) {
                    url.set(text.substring(READY.length()));
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

    @Override
    public void close() {
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
}
