package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `corral bench` measures something, and what it measures adds up; how much is nobody's test.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BenchIT {

    @TempDir
    Path place;

    @Test
    void ingest_countsWhatItSent_besideTheBound() throws IOException, InterruptedException {
        JsonNode report = bench("ingest", "--warm-up", "10", "--events", "60", "--rounds", "1",
                "--connections", "4", "--rate", "40", "--steady", "2", "--bound");
        JsonNode round = report.at("/rounds/0");
        assertThat(round.path("events").asInt()).isEqualTo(60);
        assertThat(round.path("refused").asInt()).isZero();
        assertThat(round.path("processedPerSecond").asDouble()).isPositive();
        assertThat(round.path("cpuMicrosPerEvent").asDouble()).isPositive();
        assertThat(round.at("/bound/processedPerSecond").asDouble()).isPositive();
        JsonNode paced = report.path("paced");
        assertThat(paced.path("events").asInt()).isEqualTo(80);
        int probes = paced.at("/visibleMillis/count").asInt();
        assertThat(probes).isPositive();
        assertThat(paced.at("/visibleMillis/p99").asDouble()).isPositive();
        assertThat(report.path("acknowledged").asInt()).isEqualTo(10 + 60 + 80 + probes);
        assertThat(report.path("stored").asInt())
                .isEqualTo(report.path("acknowledged").asInt());
        assertThat(report.path("storedBytesPerEvent").asDouble()).isPositive();
    }

    @Test
    void query_asksAFilledDirectory_andAgainWithoutFilling()
            throws IOException, InterruptedException {
        String data = place.resolve("filled").toString();
        JsonNode report = bench("query", "--data", data, "--events", "500", "--issues", "20",
                "--runs", "1");
        assertThat(report.path("events").asInt()).isEqualTo(500);
        assertThat(report.path("issues").asInt()).isEqualTo(20);
        assertThat(report.path("questions").size()).isGreaterThanOrEqualTo(17);
        for (JsonNode question : report.path("questions")) {
            assertThat(question.at("/millis/p95").asDouble()).isPositive();
        }
        assertThat(report.path("startMillis").size()).isEqualTo(3);
        JsonNode again = bench("query", "--data", data, "--runs", "1");
        assertThat(again.path("events").asInt()).isEqualTo(500);
    }

    @Test
    void pages_readsEveryKind_asManyTimesAsAskedFor() throws IOException, InterruptedException {
        JsonNode report = bench("pages", "--events", "400", "--issues", "20", "--visits", "3");
        assertThat(report.path("events").asInt()).isEqualTo(400 + 2_000);
        assertThat(report.path("issues").asInt()).isEqualTo(20 + 40);
        assertThat(report.path("pages").size()).isGreaterThanOrEqualTo(8);
        for (JsonNode page : report.path("pages")) {
            assertThat(page.at("/millis/count").asInt()).isEqualTo(3);
            assertThat(page.at("/millis/p95").asDouble()).isPositive();
            assertThat(page.path("sentBytes").asInt()).isPositive()
                    .isLessThan(page.path("contentBytes").asInt());
        }
        assertThat(report.path("assetBytes").asInt()).isBetween(10_000, 200_000);
    }

    private JsonNode bench(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(CorralServer.launcher(),
                "bench"));
        command.addAll(List.of(arguments));
        command.add("--json");
        Process process = CorralServer.builder(command, place.resolve("bench.log"),
                Map.of()).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("exit code").isZero();
        return JsonMapper.shared().readTree(output);
    }
}
