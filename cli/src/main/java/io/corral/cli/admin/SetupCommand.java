package io.corral.cli.admin;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `corral setup`: an organisation, a project, its DSN and a token, in one command.
@Command(name = "setup", header = {"Create an organisation, a project, its DSN and a token.", ""},
        mixinStandardHelpOptions = true, sortOptions = false, description = {
            "Creates what is missing of an organisation and a project, and prints the DSN for"
                    + " your application and an API token with all scopes.",
            "", "Works while the server runs and without it. Run again, it changes nothing"
                    + " that exists and makes one more token.",
            ""},
        footer = {
            "", "Examples:", "  corral setup --org acme --project shop --platform python",
            "  corral setup --org acme --project shop --json | jq -r .dsn"})
public final class SetupCommand implements Callable<Integer> {

    @Option(names = "--org", required = true, paramLabel = "SLUG",
            description = "Organisation: lower-case letters, digits, - and _.")
    private String organization = "";

    @Option(names = "--project", required = true, paramLabel = "SLUG",
            description = "Project in that organisation.")
    private String project = "";

    @Option(names = "--platform", paramLabel = "P",
            description = "Platform of a new project, such as python or javascript-react.")
    private @Nullable String platform;

    @Option(names = "--url", paramLabel = "URL", description = {
        "Public address of the server, for the DSN;",
        "otherwise what the server is configured with, http://127.0.0.1:9000."})
    private @Nullable String url;

    @Option(names = "--no-filters", description = "A new project takes events of web crawlers too.")
    private boolean withoutFilters;

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Override
    public Integer call() {
        Map<String, Object> request = new HashMap<>(Map.of("command", "setup",
                "org", organization, "project", project, "filters", !withoutFilters));
        if (platform != null) {
            request.put("platform", platform);
        }
        if (url != null) {
            request.put("url", url);
        }
        return options.run(request, SetupCommand::print);
    }

    private static void print(JsonNode result, PrintWriter out) {
        out.printf("""
                   Organisation  %s
                   Project       %s (number %s)
                   Address       %s
                   DSN           %s
                   Token         %s

                   Put the DSN into any Sentry SDK. The token is shown only now.
                   """, result.path("org").asString(), result.path("project").asString(),
                result.path("projectId").asString(), result.path("url").asString(),
                result.path("dsn").asString(), result.path("token").asString());
    }
}
