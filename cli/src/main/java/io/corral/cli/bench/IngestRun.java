package io.corral.cli.bench;

import io.corral.cli.bench.IngestReport.Bound;
import io.corral.cli.bench.IngestReport.Paced;
import io.corral.cli.bench.IngestReport.Round;
import io.corral.cli.command.CommandFailure;
import io.corral.sample.load.SizeClass;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rounds of `bench ingest` against a running server.
final class IngestRun {

    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final Target target;
    private final @Nullable ServerFigures bound;
    private final Plan plan;
    private final Progress progress;
    private long seed = System.nanoTime();
    private long acknowledged;
    private double meanEventBytes;
    private double meanBodyBytes;

    /// How much to do.
    ///
    /// @param warmUp events sent before the first round
    /// @param events of a round
    /// @param rate of the steady part; null for half of what the rounds processed
    /// @param pacedSeconds length of the steady part; 0 leaves it out
    record Plan(
            SizeClass size, int warmUp, int events, int rounds, int connections,
            @Nullable Double rate,
            int pacedSeconds) {}

    /// @param bound the pipeline without a product; null leaves it out
    IngestRun(Target target, @Nullable ServerFigures bound, Plan plan, Progress progress) {
        this.target = target;
        this.bound = bound;
        this.plan = plan;
        this.progress = progress;
    }

    /// Runs everything. The bytes stored are for the caller to fill in.
    IngestReport run() {
        long storedBefore = stored();
        warmUp();
        List<Round> rounds = rounds();
        Paced paced = plan.pacedSeconds() == 0 ? null : paced(rate(rounds));
        long stored = stored() - storedBefore;
        if (stored != acknowledged) {
            throw new CommandFailure("%,d events were acknowledged, but %,d are stored"
                    .formatted(acknowledged, stored), null);
        }
        return new IngestReport(plan.size().name().toLowerCase(Locale.ROOT), meanEventBytes,
                meanBodyBytes, plan.connections(), Runtime.getRuntime().availableProcessors(),
                rounds, paced, acknowledged, stored, null);
    }

    private void warmUp() {
        for (int left = plan.warmUp(); left > 0; left -= plan.events()) {
            Round round = round(load(Math.min(left, plan.events())));
            say("warm-up", round);
        }
    }

    private List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= plan.rounds(); i++) {
            Round round = round(load(plan.events()));
            say("round " + i + " of " + plan.rounds(), round);
            rounds.add(round);
        }
        return rounds;
    }

    private void say(String what, Round round) {
        Bound beside = round.bound();
        progress.say(String.format(Locale.ROOT, "%s: %,.0f processed a second%s", what,
                round.processedPerSecond(), beside == null
                        ? ""
                        : String.format(Locale.ROOT, ", bound %,.0f",
                                beside.processedPerSecond())));
    }

    private Load load(int count) {
        Load load = Load.prepare(target.dsn(), target.server(), plan.size(), count, seed++);
        meanEventBytes = load.meanEventBytes();
        meanBodyBytes = load.meanBodyBytes();
        return load;
    }

    private Round round(Load load) {
        Bound ofBound = bound == null ? null : bound(bound, load);
        try (var figures = target.figures(); var memory = new MemoryWatch(figures)) {
            double cpu = figures.cpuSeconds();
            long begun = System.nanoTime();
            Sending.Sent sent =
                    Sending.unpaced(target.server(), load.requests(), plan.connections());
            figures.awaitDrained();
            double seconds = (System.nanoTime() - begun) / NANOS;
            acknowledged += sent.accepted();
            return new Round(load.requests().size(), sent.refused(),
                    sent.accepted() / (sent.took().toNanos() / NANOS), sent.accepted() / seconds,
                    sent.acknowledged().latency(),
                    (figures.cpuSeconds() - cpu) * MICROS / sent.accepted(), memory.mostMib(),
                    ofBound);
        }
    }

    /// Its answer comes when everything is done, so nothing is left to drain.
    private Bound bound(ServerFigures figures, Load load) {
        double cpu = figures.cpuSeconds();
        Sending.Sent sent =
                Sending.unpaced(figures.server(), load.requests(), plan.connections());
        if (sent.refused() > 0) {
            throw new CommandFailure("the bound refused " + sent.refused() + " events", null);
        }
        return new Bound(sent.accepted() / (sent.took().toNanos() / NANOS),
                sent.acknowledged().latency(),
                (figures.cpuSeconds() - cpu) * MICROS / sent.accepted());
    }

    private double rate(List<Round> rounds) {
        if (plan.rate() != null) {
            return plan.rate();
        }
        return Percentiles.median(
                rounds.stream().mapToDouble(Round::processedPerSecond).toArray()) / 2;
    }

    private Paced paced(double perSecond) {
        progress.say(String.format(Locale.ROOT, "steady: %,.0f a second for %d seconds",
                perSecond, plan.pacedSeconds()));
        Load load = load((int) Math.max(1, perSecond * plan.pacedSeconds()));
        var result = new AtomicReference<Sending.@Nullable Sent>();
        try (var figures = target.figures(); var memory = new MemoryWatch(figures)) {
            double cpu = figures.cpuSeconds();
            Visibility.Measured visible = Visibility.during(target, () -> result.set(
                    Sending.paced(target.server(), load.requests(), plan.connections(),
                            perSecond)));
            long ended = System.nanoTime();
            figures.awaitDrained();
            double drain = (System.nanoTime() - ended) / MICROS;
            Sending.Sent sent = result.get();
            if (sent == null) {
                throw new IllegalStateException("nothing was sent");
            }
            int all = sent.accepted() + visible.sent();
            acknowledged += all;
            return new Paced(perSecond, sent.took().toNanos() / NANOS, load.requests().size(),
                    sent.refused(), sent.acknowledged().latency(), visible.seen().latency(),
                    (figures.cpuSeconds() - cpu) * MICROS / all, memory.mostMib(), drain);
        }
    }

    /// Error events the server has accepted today and yesterday.
    private long stored() {
        var settings = new ClientSettings(
                target.server(), target.token(), target.organization(), null);
        try (var client = new SentryClient(settings)) {
            JsonNode stats = client.get(
                    "/api/0/organizations/" + target.organization() + "/stats_v2/",
                    Map.of("field", List.of("sum(quantity)"), "category", List.of("error"),
                            "outcome", List.of("accepted"), "statsPeriod", List.of("1d"),
                            "interval", List.of("1h"),
                            "project", List.of(target.dsn().project().toString())));
            return stats.at("/groups/0/totals/sum(quantity)").asLong(0);
        }
    }
}
