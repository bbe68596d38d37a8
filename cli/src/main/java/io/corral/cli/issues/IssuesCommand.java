package io.corral.cli.issues;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.Terminal;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral issues`: what is open, latest first.
@Command(name = "issues", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Lists issues, unresolved ones unless a query says otherwise.", "",
    "Asks the server of SENTRY_URL (http://127.0.0.1:9000) with the token of"
            + " SENTRY_AUTH_TOKEN.",
    ""}, footer = {
        "", "Examples:", "  corral issues",
        "  corral issues --query 'is:unresolved level:fatal' --sort freq",
        "  corral issues --json | jq -r '.[].shortId'"})
public final class IssuesCommand implements Callable<Integer> {

    private static final int TITLE_MAX = 70;

    @Option(names = {"-q", "--query"}, paramLabel = "QUERY",
            description = "Search, such as 'is:regressed' or 'timeout'.")
    private String query = "is:unresolved";

    @Option(names = "--sort", paramLabel = "ORDER",
            description = "date, new, freq, user or priority.")
    private String sort = "date";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, up to 100.")
    private int limit = 25;

    @Option(names = "--json", description = "Prints the API's answer.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClientSettings settings = settings();
        try (var client = new SentryClient(settings)) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            parameters.put("query", List.of(withProject(settings.project())));
            parameters.put("sort", List.of(sort));
            parameters.put("limit", List.of(Integer.toString(limit)));
            JsonNode issues = client.get("/api/0/organizations/"
                    + SentryClient.segment(client.organization()) + "/issues/", parameters);
            print(issues, spec.commandLine().getOut());
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    static ClientSettings settings() {
        try {
            return ClientSettings.of(System.getenv());
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private String withProject(@Nullable String project) {
        return project == null ? query : (query + " project:" + project).strip();
    }

    private void print(JsonNode issues, PrintWriter out) {
        if (json) {
            out.println(issues.toPrettyString());
            return;
        }
        if (issues.isEmpty()) {
            out.println("No issue matches " + query + ".");
            return;
        }
        Instant now = Instant.now();
        out.printf("%-14s %-8s %8s %6s %6s  %s%n", "ISSUE", "LEVEL", "EVENTS", "USERS", "SEEN",
                "TITLE");
        for (JsonNode issue : issues) {
            String level = Terminal.text(issue.get("level"));
            out.printf("%-14s %s %8s %6s %6s  %s%n",
                    Terminal.text(issue.get("shortId")),
                    Terminal.styled(Terminal.levelStyle(level), "%-8s".formatted(level)),
                    Terminal.text(issue.get("count")), Terminal.text(issue.get("userCount")),
                    Terminal.age(issue.get("lastSeen"), now),
                    Terminal.cut(Terminal.text(issue.get("title")), TITLE_MAX));
        }
    }
}
