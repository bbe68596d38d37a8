package io.corral.tools.triage;

import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.Ranking.Means;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.protocol.triage.BundleReader;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.tools.client.Patience;
import io.corral.tools.client.PatientTransport;
import io.corral.tools.reading.DiskCache;
import io.corral.tools.reading.Gathered;
import io.corral.tools.reading.OrganizationReading;
import io.corral.tools.reading.Progress;
import io.corral.tools.reading.ReadingCache;
import io.corral.tools.reading.ReadingQuery;
import io.corral.tools.reading.Source;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.ToolCall;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the tools of this package read, and how much of it.
final class Readings {

    /// An agent waits about a minute for a tool.
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;

    private Readings() {}

    /// What was read, and as input of triage.
    record Open(Gathered gathered, TriageInput input) {

        /// Issues as they were read, by short id.
        Map<String, JsonNode> issues() {
            return gathered.bundle().path("issues").valueStream().collect(Collectors.toMap(
                    issue -> issue.path("shortId").asString(""), Function.identity(),
                    (first, _) -> first));
        }

        /// Facts by short id.
        Map<String, IssueFacts> facts() {
            return input.issues().stream().collect(Collectors.toMap(
                    IssueFacts::shortId, Function.identity(), (first, _) -> first));
        }
    }

    /// Parameters of every tool that reads the open issues.
    static List<Parameter> parameters() {
        return List.of(
                Parameter.text("query", "QUERY", "Words of the issue search."),
                Parameter.text("period", "LENGTH", "Issues seen within so long.").orElse("14d"),
                Parameter.text("environment", "ENV", "Such as production."),
                Parameter.integer("limit", "N", "Judges so many issues, the latest seen first.")
                        .orElse("500"),
                Parameter.integer("events", "N",
                        "Reads the latest event of so many, those that matter most first.")
                        .orElse("60"));
    }

    /// Reads the open issues.
    static Open open(ToolCall call) {
        return judged(call, new OrganizationReading(source(call), query(call), cache(call),
                Progress.SILENT, clock(call)).read());
    }

    /// Reads some issues with all that is known of them.
    static Open named(ToolCall call, List<String> names) {
        var query = new ReadingQuery(List.of(), List.of(), "", "14d", names.size(), names.size());
        return judged(call, new OrganizationReading(source(call), query, cache(call),
                Progress.SILENT, clock(call)).read(names));
    }

    /// How an issue came to its verdict, with the hosts of the whole organisation.
    static Explanation explain(IssueFacts facts, Open open) {
        List<String> addresses = open.gathered().bundle().path(OrganizationReading.ADDRESSES)
                .valueStream().map(address -> address.asString("")).toList();
        return Ranking.of(open.input(), TriageSettings.DEFAULTS, new Means(
                Means.PLAIN.runner(), Means.PLAIN.loader(), addresses))
                .explain(facts, open.input().now());
    }

    static ReadingQuery query(ToolCall call) {
        String environment = call.arguments().text("environment");
        String words = call.arguments().text("query");
        String period = call.arguments().text("period");
        return new ReadingQuery(
                call.project() == null ? List.of() : List.of(call.project()),
                environment == null ? List.of() : List.of(environment),
                words == null ? "" : words, period == null ? "14d" : period,
                call.arguments().numberOr("limit", 500),
                call.arguments().numberOr("events", 60));
    }

    /// The same API, asked with patience.
    static Source source(ToolCall call) {
        return new Source(call.client().through(new PatientTransport(call.client().transport(),
                Patience.of(WAIT_MAX, AT_ONCE, _ -> {}))), call.organization());
    }

    static InstantSource clock(ToolCall call) {
        return InstantSource.fixed(call.now());
    }

    static ReadingCache cache(ToolCall call) {
        Path directory = call.cache();
        try {
            return directory == null
                    ? ReadingCache.NONE
                    : DiskCache.in(directory, call.client().server(), call.organization(),
                            clock(call), false);
        } catch (UncheckedIOException e) {
            return ReadingCache.NONE;
        }
    }

    static Open judged(ToolCall call, Gathered gathered) {
        return new Open(gathered, input(gathered.bundle(), call));
    }

    private static TriageInput input(ObjectNode bundle, ToolCall call) {
        return switch (BundleReader.read(bundle, call.now())) {
            case BundleRead.Read(var input, var _) -> input;
            case BundleRead.Rejected(var reason) -> throw new IllegalStateException(reason);
        };
    }
}
