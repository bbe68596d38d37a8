package io.corral.server.bound;

import io.corral.server.http.AnyEncoding;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/// Serves the plain pipeline over HTTP: a POST to any path is answered when its event is on disk.
public final class BoundServer {

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Dictionary dictionary = new Dictionary();
    private final BlockingQueue<EventSteps> steps;
    private final AppendLog log;

    private BoundServer(AppendLog log, int processors) {
        this.log = log;
        this.steps = new ArrayBlockingQueue<>(2 * processors);
        for (int i = 0; i < 2 * processors; i++) {
            steps.add(new EventSteps(dictionary));
        }
    }

    /// Serves until the process is told to end, on a free port of this machine.
    ///
    /// @param directory for the log; exists
    public static void run(Path directory, PrintStream out) throws IOException {
        try (AppendLog log = AppendLog.create(directory.resolve("bound.log"))) {
            var bound = new BoundServer(log, Runtime.getRuntime().availableProcessors());
            WebServer server = WebServer.builder().host("127.0.0.1").port(0)
                    .featuresDiscoverServices(false)
                    .contentEncoding(new AnyEncoding())
                    .routing(routing -> routing.get("/metrics", BoundServer::metrics)
                            .any(bound::take))
                    .build().start();
            out.println("The bound is ready at http://127.0.0.1:" + server.port());
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ServerRequest request, ServerResponse response) {
        try (var body = request.content().inputStream()) {
            byte[] bytes = body.readAllBytes();
            log.append(compressed(bytes));
            response.send(ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.status(Status.SERVICE_UNAVAILABLE_503).send();
        }
    }

    private byte[] compressed(byte[] body) throws InterruptedException {
        EventSteps own = steps.take();
        try {
            return own.run(body);
        } finally {
            steps.add(own);
        }
    }

    /// The one figure that is compared, under the name the server gives it.
    private static void metrics(ServerRequest request, ServerResponse response) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean();
        response.send("process_cpu_time_ns_total " + system.getProcessCpuTime() + "\n");
    }
}
