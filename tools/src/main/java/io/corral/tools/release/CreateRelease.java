package io.corral.tools.release;

import io.corral.protocol.json.Json;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import io.corral.tools.tool.Work.Plan;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `create-release`: says that a version exists, and where it went.
public final class CreateRelease {

    private static final int VERSION_MAX = 200;

    private CreateRelease() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("create-release", Category.RELEASES,
                "Creates a release, or completes one that exists; can record its deploy.",
                "Version, projects, date, and the deploy.",
                List.of(
                        Parameter.text("version", "VERSION",
                                "As the SDK sends it, such as shop@1.4.2.").asRequiredWord(),
                        Parameter.texts("project", "PROJECT",
                                "Slug of a project it belongs to, several times for several;"
                                        + " SENTRY_PROJECT without it, otherwise the first one."),
                        Parameter.flag("released", "It is out as of now."),
                        Parameter.text("environment", "NAME",
                                "Records a deploy to this environment as of now."),
                        Parameter.text("url", "URL", "Page about it."),
                        Parameter.text("ref", "REF", "Commit or tag it was built from.")),
                List.of("shop@1.4.2 --project web --project api --released",
                        "shop@1.4.2 --environment production"),
                "project:releases", new Work.Changes(CreateRelease::plan));
    }

    private static Plan plan(ToolCall call) {
        Arguments arguments = call.arguments();
        String version = arguments.required("version");
        List<String> projects = arguments.has("project")
                ? arguments.texts("project")
                : List.of(call.oneProject());
        boolean exists = Releases.find(call, version).isPresent();
        Facts facts = Facts.named("change")
                .with("going to", Cell.of((exists ? "complete" : "create") + " release "
                        + version))
                .with("projects", Cell.of(String.join(" ", projects)))
                .with("released", Cell.of(arguments.has("released") ? "now" : ""))
                .with("deploy to", Cell.of(arguments.text("environment")))
                .with("url", Cell.of(arguments.text("url")))
                .with("ref", Cell.of(arguments.text("ref")));
        return new Plan(Answer.of(facts), () -> create(call, version, projects));
    }

    private static Answer create(ToolCall call, String version, List<String> projects) {
        Arguments arguments = call.arguments();
        ObjectNode body = Json.MAPPER.createObjectNode().put("version", version);
        projects.forEach(body.putArray("projects")::add);
        if (arguments.has("released")) {
            body.put("dateReleased", call.now().toString());
        }
        for (String name : List.of("url", "ref")) {
            String text = arguments.text(name);
            if (text != null) {
                body.put(name, text);
            }
        }
        JsonNode made =
                call.client().call("POST", call.inOrganization("releases/"), Map.of(), body);
        Facts facts = Facts.named("release")
                .with("version", Cell.untrusted(made.path("version").asString(""), VERSION_MAX))
                .with("projects", Cell.of(String.join(" ", made.path("projects").valueStream()
                        .map(project -> project.path("slug").asString("")).toList())))
                .with("created", Cell.time(made.path("dateCreated")))
                .with("released", Cell.time(made.path("dateReleased")))
                .with("commits", Cell.of(made.path("commitCount")));
        String environment = arguments.text("environment");
        if (environment != null) {
            ObjectNode deploy = Json.MAPPER.createObjectNode().put("environment", environment)
                    .put("dateFinished", call.now().toString());
            call.client().call("POST", call.inOrganization("releases/"
                    + SentryClient.segment(version) + "/deploys/"), Map.of(), deploy);
            facts = facts.with("deployed to", Cell.of(environment));
        }
        Answer answer = Answer.of(facts);
        return made.path("commitCount").asInt(0) > 0
                ? answer
                : answer.hint("It has no commits yet, so there are no suspect commits: run"
                        + " set-commits " + version + " --auto in the checkout it was built"
                        + " from.");
    }
}
