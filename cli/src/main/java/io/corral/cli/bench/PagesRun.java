package io.corral.cli.bench;

import io.corral.cli.bench.PagesReport.Page;
import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Reads pages of a filled project again and again, one at a time.
final class PagesRun {

    private static final int ISSUES = 100;
    /// The load's bugs were sent last, so they are the last seen.
    private static final int BUGS = 40;
    private static final int RESOLVED = 2_000;

    private final Target target;
    private final PageReader reader;
    private final int visits;
    private final Progress progress;

    /// @param visits of each kind of page, after as many that are not counted
    PagesRun(Target target, PageReader reader, int visits, Progress progress) {
        this.target = target;
        this.reader = reader;
        this.visits = visits;
        this.progress = progress;
    }

    /// Resolves some issues, so that there is something to report.
    private void resolve() {
        progress.say("resolving " + RESOLVED + " issues");
        for (int done = 0; done < RESOLVED; done += ISSUES) {
            List<String> ids = ask("issues/", Map.of("query", "is:unresolved", "sort", "new",
                    "limit", Integer.toString(ISSUES))).valueStream()
                    .map(issue -> issue.path("id").asString()).toList();
            if (ids.isEmpty()) {
                return;
            }
            try (SentryClient client = client()) {
                client.call("PUT", root() + "issues/", Map.of("id", ids),
                        Json.MAPPER.createObjectNode().put("status", "resolved"));
            }
        }
    }

    /// Reads every kind of page.
    PagesReport run() {
        resolve();
        List<Page> pages = new ArrayList<>();
        Set<String> assets = new TreeSet<>();
        kinds().forEach((name, paths) -> {
            progress.say("reading: " + name);
            visit(paths);
            List<PageReader.Read> reads = visit(paths);
            reads.forEach(read -> assets.addAll(PageReader.assets(read)));
            pages.add(page(name, reads));
        });
        int assetBytes = assets.stream().mapToInt(path -> reader.read(path).sentBytes()).sum();
        return new PagesReport(count("errors", "count_unique(issue)"),
                count("discover", "count()"), Runtime.getRuntime().availableProcessors(),
                pages, assetBytes);
    }

    private List<PageReader.Read> visit(List<String> paths) {
        List<PageReader.Read> reads = new ArrayList<>(visits);
        for (int i = 0; i < visits; i++) {
            reads.add(reader.read(paths.get(i % paths.size())));
        }
        return reads;
    }

    private static Page page(String name, List<PageReader.Read> reads) {
        return new Page(name,
                Percentiles.of(reads.stream().mapToLong(PageReader.Read::nanos).toArray())
                        .latency(),
                mean(reads.stream().mapToLong(PageReader.Read::sentBytes).sum(), reads),
                mean(reads.stream().mapToLong(read -> read.content().length).sum(), reads));
    }

    private static long mean(long sum, List<?> of) {
        return sum / of.size();
    }

    /// Addresses of each kind of page.
    private Map<String, List<String>> kinds() {
        String stream = "/organizations/" + target.organization() + "/issues/";
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("catch me up", List.of(
                "/organizations/" + target.organization() + "/catch-up/"));
        kinds.put("triage report", List.of(
                "/organizations/" + target.organization() + "/catch-up/report/"));
        kinds.put("proposals", List.of("/organizations/" + target.organization()
                + "/projects/" + Questions.PROJECT + "/proposals/"));
        kinds.put("stream", List.of(stream));
        kinds.put("stream, by events", List.of(stream + "?sort=freq"));
        kinds.put("stream, by users", List.of(stream + "?sort=user"));
        kinds.put("stream, new ones", List.of(stream + "?sort=new&query=" + encoded("is:new")));
        kinds.put("stream, words", List.of(stream + "?query=" + encoded("timeout")));
        kinds.put("stream, by a tag", List.of(
                stream + "?query=" + encoded("environment:production level:error")));
        kinds.put("issue, most events", issues(stream, "freq", ISSUES));
        kinds.put("issue, real bugs", issues(stream, "date", BUGS));
        kinds.put("events of an issue", issues(stream, "freq", ISSUES).stream()
                .map(path -> path + "events/").toList());
        return kinds;
    }

    private List<String> issues(String stream, String sort, int count) {
        JsonNode found = ask("issues/", Map.of("query", "", "sort", sort,
                "limit", Integer.toString(count)));
        if (found.isEmpty()) {
            throw new CommandFailure("there are no issues to look at", null);
        }
        return found.valueStream().map(issue -> stream + issue.path("id").asString() + "/")
                .toList();
    }

    private long count(String dataset, String of) {
        JsonNode row = ask("events/", Map.of("dataset", dataset, "field", of,
                "statsPeriod", "31d")).at("/data/0");
        return row.valueStream().findFirst().map(JsonNode::asLong).orElse(0L);
    }

    private JsonNode ask(String path, Map<String, String> parameters) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        try (SentryClient client = client()) {
            return client.get(root() + path, lists);
        }
    }

    private SentryClient client() {
        return new SentryClient(new ClientSettings(
                target.server(), target.token(), target.organization(), null));
    }

    private String root() {
        return "/api/0/organizations/" + target.organization() + "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
