package io.corral.protocol.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A ranking in lines of JSON: the first holds a bundle without its issues and `ranking`, each
/// other an issue of the bundle with `judgedAt`, its `verdict` and, where it has one, `event`,
/// which event was its latest, and in what leaves the server `latestEvent`, the event itself.
/// `corral triage` reads it as a bundle. One line at a time is in memory.
public final class RankingLines {

    /// Marks the first line.
    static final String RANKING = "ranking";

    private static final String JUDGED_AT = "judgedAt";
    private static final String VERDICT = "verdict";
    private static final String EVENT = "event";
    private static final String LATEST_EVENT = "latestEvent";
    private static final int DIGEST_BYTES = 8;
    private static final int EVENT_BYTES_MAX = 256 << 10;

    private RankingLines() {}

    /// A ranking and what it was made from.
    ///
    /// @param input without events
    /// @param judgedAt by short id
    /// @param events the latest, by short id
    /// @param addresses that requests came to
    /// @param verdicts by short id, ranked
    /// @param version of what made it
    /// @param settings it was made with, in one line
    public record Kept(TriageInput input, Map<String, Instant> judgedAt,
            Map<String, EventReference> events, Collection<String> addresses,
            Map<String, VerdictMark> verdicts, String version, String settings) {

        public Kept {
            judgedAt = Map.copyOf(judgedAt);
            events = Map.copyOf(events);
            addresses = List.copyOf(addresses);
            verdicts = Map.copyOf(verdicts);
        }
    }

    /// Which event is meant.
    public record EventReference(ProjectId project, EventId event) {}

    /// What is kept of a verdict.
    ///
    /// @param digest equal where every word of two verdicts is
    public record VerdictMark(int rank, int tier, String severity, @Nullable String cause,
            @Nullable String noise, String digest) {

        /// Of a verdict.
        public static VerdictMark of(Verdict verdict) {
            ObjectNode words = VerdictWriter.write(verdict);
            return new VerdictMark(verdict.rank(), verdict.tier(), verdict.severity().name(),
                    JsonNodes.text(words, "cause"), JsonNodes.text(words, "noise"),
                    digest(Json.MAPPER.writeValueAsBytes(words)));
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(bytes), 0, DIGEST_BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /// As a person reads it.
        public String words() {
            return rank + ". tier " + tier + " " + severity
                    + (noise == null ? "" : " noise " + noise)
                    + (cause == null ? "" : " " + cause);
        }
    }

    /// Writes it.
    public static void write(Kept kept, OutputStream stream) throws IOException {
        ObjectNode head = BundleWriter.around(kept.input());
        ObjectNode ranking = head.putObject(RANKING);
        ranking.put("version", kept.version()).put("settings", kept.settings());
        ArrayNode addresses = ranking.putArray("addresses");
        kept.addresses().forEach(addresses::add);
        line(head, stream);
        for (IssueFacts facts : kept.input().issues()) {
            line(issue(kept, facts), stream);
        }
    }

    private static ObjectNode issue(Kept kept, IssueFacts facts) {
        String shortId = facts.shortId();
        ObjectNode node = BundleWriter.issue(facts);
        Instant at = kept.judgedAt().get(shortId);
        if (at != null) {
            node.put(JUDGED_AT, at.toString());
        }
        EventReference event = kept.events().get(shortId);
        if (event != null) {
            node.putObject(EVENT).put("project", event.project().value())
                    .put("id", event.event().toString());
        }
        VerdictMark verdict = kept.verdicts().get(shortId);
        if (verdict != null) {
            node.putObject(VERDICT).put("rank", verdict.rank()).put("tier", verdict.tier())
                    .put("severity", verdict.severity()).put("cause", verdict.cause())
                    .put("noise", verdict.noise()).put("digest", verdict.digest());
        }
        return node;
    }

    private static void line(ObjectNode node, OutputStream stream) throws IOException {
        stream.write(Json.MAPPER.writeValueAsBytes(node));
        stream.write('\n');
    }

    /// Writes lines again with the latest events in them, as far as they are still kept, so that
    /// whoever reads them judges the same anywhere.
    ///
    /// @param bytesMax of all events; those of issues further down are left out, as are very large
    ///     ones
    public static void writeWhole(InputStream kept,
            Function<EventReference, Optional<Event>> events, OutputStream stream, long bytesMax)
            throws IOException {
        var lines = new BufferedReader(new InputStreamReader(kept, StandardCharsets.UTF_8));
        long left = bytesMax;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!(tree(line) instanceof ObjectNode node)) {
                continue;
            }
            Optional<ObjectNode> event = Reading.event(node.path(EVENT)).flatMap(events)
                    .map(LatestEventWriter::write);
            if (event.isPresent()) {
                int bytes = Json.MAPPER.writeValueAsBytes(event.get()).length;
                if (bytes <= EVENT_BYTES_MAX && bytes <= left) {
                    left -= bytes;
                    node.set(LATEST_EVENT, event.get());
                }
            }
            line(node, stream);
        }
    }

    /// How a ranking is made again from its lines.
    ///
    /// @param judgedAt by short id
    /// @param addresses that requests came to
    /// @param eventsMissing issues that were judged by a latest event which is not in the lines
    public record Again(
            Map<String, Instant> judgedAt, List<String> addresses, int eventsMissing) {
        public Again {
            judgedAt = Map.copyOf(judgedAt);
            addresses = List.copyOf(addresses);
        }
    }

    /// That of a first line which holds the others as its `issues`.
    static Again again(JsonNode tree) {
        Map<String, Instant> judgedAt = new HashMap<>();
        int missing = 0;
        for (JsonNode issue : tree.path("issues").values()) {
            String shortId = JsonNodes.text(issue, "shortId");
            Instant at = JsonNodes.instant(issue.get(JUDGED_AT));
            if (shortId != null && at != null) {
                judgedAt.put(shortId, at);
            }
            missing += issue.has(EVENT) && !issue.has(LATEST_EVENT) ? 1 : 0;
        }
        return new Again(judgedAt, addresses(tree), missing);
    }

    private static List<String> addresses(JsonNode head) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode each : head.path(RANKING).path("addresses").values()) {
            String address = JsonNodes.text(each);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /// Reads it; empty when it is none.
    public static Optional<Kept> read(InputStream stream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        String first = lines.readLine();
        JsonNode head = first == null ? null : tree(first);
        if (head == null || !head.has(RANKING)) {
            return Optional.empty();
        }
        var reading = new Reading(head);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (tree(line) instanceof ObjectNode node) {
                reading.add(node);
            }
        }
        return Optional.of(reading.kept());
    }

    private static @Nullable JsonNode tree(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JacksonException broken) {
            return null;
        }
    }

    /// What was read so far.
    private static final class Reading {
        private final JsonNode head;
        private final TriageInput around;
        private final List<IssueFacts> issues = new ArrayList<>();
        private final Map<String, Instant> judgedAt = new HashMap<>();
        private final Map<String, EventReference> events = new HashMap<>();
        private final Map<String, VerdictMark> verdicts = new HashMap<>();

        Reading(JsonNode head) {
            this.head = head;
            this.around = BundleReader.around(head, Instant.EPOCH).input();
        }

        void add(ObjectNode node) {
            IssueFacts facts = new IssueFactsReader(node, around.now()).read();
            issues.add(facts);
            Instant at = JsonNodes.instant(node.get(JUDGED_AT));
            if (at != null) {
                judgedAt.put(facts.shortId(), at);
            }
            event(node.path(EVENT)).ifPresent(event -> events.put(facts.shortId(), event));
            if (node.has(VERDICT)) {
                verdicts.put(facts.shortId(), mark(node.path(VERDICT)));
            }
        }

        private static Optional<EventReference> event(JsonNode node) {
            Double project = JsonNodes.number(node.get("project"));
            String id = JsonNodes.text(node, "id");
            return project == null || project < 1 || id == null
                    ? Optional.empty()
                    : EventId.parse(id).map(event -> new EventReference(
                            new ProjectId(project.longValue()), event));
        }

        private static VerdictMark mark(JsonNode node) {
            return new VerdictMark(number(node, "rank"), number(node, "tier"),
                    text(node, "severity"), JsonNodes.text(node, "cause"),
                    JsonNodes.text(node, "noise"), text(node, "digest"));
        }

        private static int number(JsonNode node, String name) {
            Integer number = JsonNodes.integer(node.get(name));
            return number == null ? 0 : number;
        }

        private static String text(JsonNode node, String name) {
            String text = JsonNodes.text(node, name);
            return text == null ? "" : text;
        }

        Kept kept() {
            JsonNode ranking = head.path(RANKING);
            return new Kept(around.of(issues), judgedAt, events, addresses(head), verdicts,
                    text(ranking, "version"), text(ranking, "settings"));
        }
    }
}
