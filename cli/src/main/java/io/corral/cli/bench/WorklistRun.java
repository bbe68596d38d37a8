package io.corral.cli.bench;

import io.corral.cli.bench.WorklistReport.First;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Starts servers on a filled directory and asks each for the worklist.
final class WorklistRun {

    static final int PAGE = 100;

    private static final int STARTS = 4;
    private static final double MIB = 1024 * 1024;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    private final Path data;
    private final int runs;
    private final Map<String, String> environment;
    private final Progress progress;
    private final List<First> first = new ArrayList<>();

    /// @param environment of the servers
    WorklistRun(Path data, int runs, Map<String, String> environment, Progress progress) {
        this.data = data;
        this.runs = runs;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    WorklistReport run() throws IOException {
        for (int start = 1; start < STARTS; start++) {
            try (FilledServer server = FilledServer.start(data, environment)) {
                askFirst(server.client(), server.figures());
            }
        }
        try (FilledServer server = FilledServer.start(data, environment)) {
            JsonNode worklist = askFirst(server.client(), server.figures());
            return askAgain(server.client(), server.figures(), worklist);
        }
    }

    private JsonNode askFirst(SentryClient client, ServerFigures figures) {
        double cpu = figures.cpuSeconds();
        long begun = System.nanoTime();
        JsonNode worklist = ask(client);
        first.add(new First((System.nanoTime() - begun) / NANOS_PER_MILLI,
                (figures.cpuSeconds() - cpu) * MILLIS));
        progress.say("first worklist: %.0f ms".formatted(first.getLast().millis()));
        return worklist;
    }

    private WorklistReport askAgain(
            SentryClient client, ServerFigures figures, JsonNode worklist) {
        long[] nanos = new long[runs];
        double cpu = figures.cpuSeconds();
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            JsonNode _ = ask(client);
            nanos[i] = System.nanoTime() - begun;
        }
        double cpuMillis = (figures.cpuSeconds() - cpu) * MILLIS / runs;
        long withEvent = 0;
        for (JsonNode verdict : worklist) {
            withEvent += verdict.path("notSeen").toString().contains("latestEvent") ? 0 : 1;
        }
        return new WorklistReport(QueryRun.issues(client), withEvent, first.getFirst(),
                first.subList(1, first.size()),
                Percentiles.of(nanos).latency(), cpuMillis, figures.residentBytes() / MIB);
    }

    private static JsonNode ask(SentryClient client) {
        return client.get(Questions.ROOT + "/triage/",
                Map.of("per_page", List.of(String.valueOf(PAGE))));
    }
}
