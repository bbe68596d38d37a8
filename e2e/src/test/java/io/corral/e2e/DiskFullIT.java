package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A disk that fills up under the running server: a small file system in memory, mounted in a name
/// space of its own, so that no rights are needed.
class DiskFullIT {

    private static final String MOUNTED = """
            mount -t tmpfs -o size=64m tmpfs "$DATA" || exit 9
            "$CORRAL" setup --data "$DATA/corral" --org acme --project shop --no-filters --json \\
                --url "http://127.0.0.1:$PORT" > "$SETUP" || exit 8
            exec "$CORRAL" serve --data "$DATA/corral" --port "$PORT" --log-level warn
            """;

    @TempDir
    Path place;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = CorralServer.freePort();
    private String eventsUrl = "";
    private int events;

    private static boolean canMount() throws IOException {
        List<String> probe = List.of(
                "unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt");
        try {
            return CorralServer.waitFor(new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start()) == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void fullDisk_refusesEvents_readsGoOn_andItRecoversByItself() throws IOException {
        assumeTrue(canMount(), "needs Linux user name spaces, to mount a small file system");
        Process server = start();
        try {
            Rest rest = rest(server);
            assertThat(send().statusCode()).isEqualTo(200);
            Rest.await("the first event", () -> stored(rest, 1));

            Path filler = Path.of("/proc/" + server.pid() + "/root" + place, "disk/filler");
            fill(filler);
            HttpResponse<String> refused = Rest.await("a refusal", () -> Optional.of(send())
                    .filter(answer -> answer.statusCode() != 200));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            assertThat(rest.get("/api/0/organizations/acme/issues/").orElseThrow().size())
                    .isEqualTo(1);

            Files.delete(filler);
            Rest.await("room", () -> Optional.of(get("/health/ready"))
                    .filter(answer -> answer.statusCode() == 200));
            assertThat(send().statusCode()).isEqualTo(200);
            Rest.await("everything acknowledged", () -> stored(rest, events));
            server.destroy();
            assertThat(CorralServer.waitFor(server)).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        Path disk = Files.createDirectory(place.resolve("disk"));
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", MOUNTED));
        Path log = Files.createDirectories(CorralServer.root().resolve("e2e/target/logs"))
                .resolve("disk-full.log");
        return CorralServer.builder(command, log, Map.of(
                "DATA", disk.toString(), "CORRAL", CorralServer.launcher(),
                "SETUP", place.resolve("setup.json").toString(),
                "PORT", Integer.toString(port)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private Rest rest(Process server) throws IOException {
        Rest.await("a server", () -> {
            assertThat(server.isAlive()).as("see e2e/target/logs/disk-full.log").isTrue();
            return reachable();
        });
        JsonNode setup = JsonMapper.shared().readTree(
                Files.readString(place.resolve("setup.json")));
        String key = setup.path("dsn").asString().replaceFirst("^http://([0-9a-f]+)@.*$", "$1");
        eventsUrl = "/api/" + setup.path("projectId").asString() + "/envelope/?sentry_key=" + key;
        return new Rest("http://127.0.0.1:" + port, setup.path("token").asString());
    }

    private Optional<Boolean> reachable() {
        try {
            return get("/health/ready").statusCode() == 200
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (AssertionError _) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> stored(Rest rest, int count) {
        long found = rest.get("/api/0/organizations/acme/events/?field=count()&dataset=errors"
                + "&statsPeriod=1h").orElseThrow()
                .path("data").path(0).path("count()").asLong(0);
        return found == count ? Optional.of(true) : Optional.empty();
    }

    /// Writes until there is no room.
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /// Sends an event that needs some room; counts those that were taken.
    private HttpResponse<String> send() {
        HttpResponse<String> answer = call(HttpRequest.newBuilder(address(eventsUrl))
                .POST(BodyPublishers.ofString("{}\n{\"type\":\"event\"}\n{\"message\":\"hello\","
                        + "\"extra\":{\"pad\":\"" + "0123456789".repeat(3_000) + "\"}}")));
        events += answer.statusCode() == 200 ? 1 : 0;
        return answer;
    }

    private HttpResponse<String> get(String path) {
        return call(HttpRequest.newBuilder(address(path)));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Rest.PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
