package io.corral.cli.bench;

import io.corral.cli.bench.QueryReport.Answered;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Starts servers on a filled directory and asks one of them.
final class QueryRun {

    private static final int STARTS = 3;
    private static final int UNCOUNTED = 2;
    private static final double MIB = 1024 * 1024;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    private final Path data;
    private final int runs;
    private final Progress progress;

    QueryRun(Path data, int runs, Progress progress) {
        this.data = data;
        this.runs = runs;
        this.progress = progress;
    }

    QueryReport run() throws IOException {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begun = System.nanoTime();
            try (var _ = ServerProcess.serve(OwnServer.launcher(), data, 0, Map.of())) {
                starts.add((long) ((System.nanoTime() - begun) / NANOS_PER_MILLI));
            }
            progress.say("start " + (i + 1) + " of " + STARTS + ": " + starts.getLast() + " ms");
        }
        try (FilledServer server = FilledServer.start(data)) {
            return asked(server.client(), server.figures(), starts);
        }
    }

    private QueryReport asked(SentryClient client, ServerFigures figures, List<Long> starts)
            throws IOException {
        List<Answered> answers = new ArrayList<>();
        for (Questions.Question question : Questions.of(client)) {
            answers.add(answered(question, client, figures));
        }
        return new QueryReport(count(client, "/events/", Map.of(
                "field", List.of("count()"), "statsPeriod", List.of("31d"),
                "dataset", List.of("discover"))), issues(client),
                TemporaryDirectory.bytes(data) / MIB, starts, figures.residentBytes() / MIB,
                answers);
    }

    private Answered answered(
            Questions.Question question, SentryClient client, ServerFigures figures) {
        long[] nanos = new long[runs];
        double cpu = 0;
        for (int i = -UNCOUNTED; i < runs; i++) {
            if (i == 0) {
                cpu = figures.cpuSeconds();
            }
            long begun = System.nanoTime();
            for (Questions.Call call : question.calls()) {
                client.get(call.path(), call.parameters());
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
            }
        }
        var answered = new Answered(question.name(), Percentiles.of(nanos).latency(),
                (figures.cpuSeconds() - cpu) * MILLIS / runs);
        progress.say("%s: %.1f ms".formatted(question.name(), answered.millis().p50()));
        return answered;
    }

    static long issues(SentryClient client) {
        return count(client, "/events/", Map.of("field", List.of("count_unique(issue)"),
                "statsPeriod", List.of("31d"), "dataset", List.of("errors")));
    }

    private static long count(
            SentryClient client, String path, Map<String, List<String>> parameters) {
        JsonNode row = client.get(Questions.ROOT + path, parameters).at("/data/0");
        for (JsonNode value : row) {
            return value.asLong();
        }
        throw new CommandFailure("the server did not count its events", null);
    }
}
