package io.corral.cli.bench;

import io.corral.cli.bench.GroupingReport.Step;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.grouping.TrialCalls;
import io.corral.protocol.json.Json;
import io.corral.sample.load.SizeClass;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills a project with events of the load, and tries a rule on them.
final class GroupingRun {

    private static final double NANOS = 1e9;
    private static final int PART_EVENTS = 20_000;
    private static final int CONNECTIONS = 64;
    private static final int DAYS = 14;
    /// Gives a part of the load's bugs another key, a new one in each run, and leaves the others
    /// theirs.
    private final String rule = "type:\"*Exception\" -> {{ default }}, tried-"
            + System.currentTimeMillis();

    private final Target target;
    private final Progress progress;

    GroupingRun(Target target, Progress progress) {
        this.target = target;
        this.progress = progress;
    }

    /// Sends so many events and waits until they are stored.
    void fill(long events) {
        long seed = System.nanoTime();
        long sent = 0;
        while (sent < events) {
            int part = (int) Math.min(PART_EVENTS, events - sent);
            Load load = Load.prepare(
                    target.dsn(), target.server(), SizeClass.TYPICAL, part, seed++);
            Sending.Sent taken =
                    Sending.unpaced(target.server(), load.requests(), CONNECTIONS);
            if (taken.accepted() < part) {
                throw new CommandFailure("the server refused %,d events"
                        .formatted(part - taken.accepted()), null);
            }
            try (var figures = target.figures()) {
                figures.awaitDrained();
            }
            sent += part;
            progress.say("%,d of %,d events stored".formatted(sent, events));
        }
    }

    /// Tries the rule twice and makes it so.
    GroupingReport run() {
        var settings = new ClientSettings(
                target.server(), target.token(), target.organization(), null);
        try (var client = new SentryClient(settings)) {
            var trials = new TrialCalls(client,
                    "/api/0/projects/" + target.organization() + "/bench/", _ -> {});
            List<Step> steps = new ArrayList<>();
            steps.add(step("tried, server just started", () -> trials.attempt(rule())));
            var tried = new ArrayList<JsonNode>();
            steps.add(step("tried again", () -> {
                tried.add(trials.attempt(rule()));
                return tried.getFirst();
            }));
            steps.add(step("made", () -> trials.apply(tried.getFirst())));
            return GroupingReport.of(tried.getFirst(), steps);
        }
    }

    private Step step(String name, Supplier<JsonNode> work) {
        progress.say(name);
        try (var figures = target.figures(); var memory = new MemoryWatch(figures)) {
            double cpu = figures.cpuSeconds();
            long begun = System.nanoTime();
            JsonNode _ = work.get();
            return new Step(name, (System.nanoTime() - begun) / NANOS,
                    figures.cpuSeconds() - cpu, memory.mostMib());
        }
    }

    private ObjectNode rule() {
        return Json.MAPPER.createObjectNode().put("days", DAYS).put("fingerprintingRules", rule);
    }
}
