package io.corral.testkit.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads an organisation's file; `FORMAT.md` beside the files says what may stand there.
final class OrganizationReader {

    /// JSON as people write it: names without quotes, single quotes.
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final Map<String, String> CONTEXT_LISTS = Map.of("service", "services", "flow",
            "flows", "retry", "retryPolicies", "third-party", "thirdParties", "known-noise",
            "knownNoise");
    private static final Set<String> ISSUE_WORDS = Set.of("why", "seen", "error", "cause",
            "message", "csp", "on", "at", "lib", "crumb", "tag", "env", "release", "context",
            "extra", "user", "request", "url", "agent", "browser", "culprit", "logger",
            "mechanism", "bare", "server");

    private final String file;
    private final Map<String, Platform> platforms = Platform.all();
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final List<Release> releases = new ArrayList<>();
    private final List<LabelledIssue> issues = new ArrayList<>();
    private final Map<String, String> facts = new HashMap<>();
    private final ObjectNode context = JsonNodeFactory.instance.objectNode();
    private final ObjectNode sessions = JsonNodeFactory.instance.objectNode();
    private final List<Line> block = new ArrayList<>();

    private OrganizationReader(String file) {
        this.file = file;
    }

    /// Reads one file.
    ///
    /// @param file relative to these classes, such as `tuning/market.txt`
    static Organization read(String file) {
        var reader = new OrganizationReader(file);
        for (Line line : Resources.lines(file)) {
            if (line.word().equals("=")) {
                reader.endBlock();
            }
            if (line.word().equals("=") || !reader.block.isEmpty()) {
                reader.block.add(line);
            } else {
                reader.guarded(line, () -> reader.head(line));
            }
        }
        reader.endBlock();
        return new Organization(reader.fact("organization"), reader.fact("name"),
                Instant.parse(reader.fact("now")), List.copyOf(reader.projects.values()),
                reader.releases, reader.context, reader.sessions, reader.issues);
    }

    private void head(Line line) {
        String rest = line.rest();
        switch (line.word()) {
            case "organization", "name", "now" -> facts.put(line.word(), rest);
            case "project" -> project(rest.split(" +", 3));
            case "sessions" -> sessions(rest.split(" +", 4));
            case "release" -> releases.add(Release.of(rest, moments()));
            case "product" -> context.put("product", rest);
            case "owner" -> context.withObject("/owners")
                    .put(rest.substring(0, rest.indexOf('=')),
                            rest.substring(rest.indexOf('=') + 1));
            default -> context.withArray("/" + contextList(line.word()))
                    .add(JSON.readTree(rest));
        }
    }

    private static String contextList(String word) {
        String list = CONTEXT_LISTS.get(word);
        if (list == null) {
            throw new IllegalArgumentException("unknown word " + word);
        }
        return list;
    }

    private void project(String[] words) {
        Platform platform = platforms.get(words[1]);
        if (platform == null) {
            throw new IllegalArgumentException("unknown platform " + words[1]);
        }
        projects.put(words[0],
                new Project(words[0], platform, words.length > 2 ? words[2] : ""));
    }

    private void sessions(String[] words) {
        sessions.putObject(words[0]).put("crashFreeSessions", Double.parseDouble(words[1]))
                .put("crashFreeUsers", Double.parseDouble(words[2]))
                .put("sessions", Long.parseLong(words[3]));
    }

    private void endBlock() {
        if (!block.isEmpty()) {
            guarded(block.getFirst(), () -> issues.add(issue()));
            block.clear();
        }
    }

    private LabelledIssue issue() {
        for (Line line : block.subList(1, block.size())) {
            if (!ISSUE_WORDS.contains(line.word())) {
                throw new IllegalArgumentException("unknown word " + line.word());
            }
        }
        String[] words = block.getFirst().rest().split(" +", -1);
        Project project = projects.get(words[1]);
        if (project == null) {
            throw new IllegalArgumentException("unknown project " + words[1]);
        }
        return new LabelledIssue(label(List.of(words)), project, Seen.of(line("seen"), moments()),
                block.subList(1, block.size()));
    }

    // SHORT-ID project tier severities causes [noise:CLASS | noise?:CLASS] [family:NAME] [context]
    private IssueLabel label(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (String word : words.subList(5, words.size())) {
            int colon = word.indexOf(':');
            options.put(colon < 0 ? word : word.substring(0, colon), word.substring(colon + 1));
        }
        if (!Set.of("noise", "noise?", "family", "context").containsAll(options.keySet())) {
            throw new IllegalArgumentException("unknown option in " + options.keySet());
        }
        List<String> causes = List.of(words.get(4).split("/", -1));
        boolean optional = options.containsKey("noise?");
        return new IssueLabel(words.get(0), Integer.parseInt(words.get(2)),
                List.of(words.get(3).split("/", -1)),
                causes.getFirst().equals("unknown") ? List.of() : causes,
                options.get(optional ? "noise?" : "noise"), optional,
                options.containsKey("context"), options.get("family"), line("why"));
    }

    private String line(String word) {
        return block.stream().filter(line -> line.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line " + word)).rest();
    }

    private Moments moments() {
        return new Moments(Instant.parse(fact("now")));
    }

    private String fact(String word) {
        String fact = facts.get(word);
        if (fact == null) {
            throw new IllegalArgumentException(file + ": no line " + word);
        }
        return fact;
    }

    private void guarded(Line line, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ":" + line.number() + ": "
                    + line.rest() + ": " + e.getMessage(), e);
        }
    }
}
