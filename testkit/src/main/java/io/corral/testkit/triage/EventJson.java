package io.corral.testkit.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The latest event of an issue, as its SDK sent it.
/// Field names: Sentry's developer documentation, "Event Payloads".
record EventJson(String organization, LabelledIssue issue, @Nullable String release) {

    ObjectNode event() {
        Seen seen = issue.seen();
        Platform platform = issue.project().platform();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event_id", Stable.hex(32, organization, issue.shortId(), "event"))
                .put("timestamp", seen.last().toString()).put("platform", platform.event())
                .put("level", seen.level()).put("type", type());
        put(event, "logger", issue.text("logger").orElse(null));
        put(event, "transaction", issue.transaction().orElse(null));
        put(event, "release", release);
        event.put("environment", issue.environments().latest());
        if (!platform.isBrowser() && !platform.isMobile()) {
            event.put("server_name", issue.text("server").orElse(
                    issue.project().slug() + "-" + Stable.hex(5, issue.shortId(), "server")));
        }
        event.putObject("sdk").put("name", platform.sdk()).put("version", platform.sdkVersion());
        event.put("title", issue.title());
        body(event);
        new BreadcrumbsJson(issue).into(event);
        new SurroundingsJson(issue).into(event);
        issue.text("extra").ifPresent(text -> event.set("extra", json(text)));
        tags(event);
        return event;
    }

    private String type() {
        return issue.has("csp") ? "csp" : issue.has("error") ? "error" : "default";
    }

    private void body(ObjectNode event) {
        issue.text("message")
                .ifPresent(text -> event.putObject("logentry").put("formatted", text));
        issue.text("csp").ifPresent(text -> {
            String[] words = text.split(" +", -1);
            event.putObject("csp").put("effective_directive", words[0])
                    .put("blocked_uri", words[1])
                    .put("document_uri", issue.project().host() + "/")
                    .put("disposition", "enforce");
        });
        if (issue.has("error")) {
            event.putObject("exception").set("values", exceptions());
        } else if (issue.has("at")) {
            event.putObject("stacktrace").set("frames", frames(issue.lines(), false));
        }
    }

    // Written outermost first, as logs print them; sent innermost first, as SDKs do.
    private ArrayNode exceptions() {
        List<ObjectNode> values = new ArrayList<>();
        for (int i = 0; i < issue.lines().size(); i++) {
            Line line = issue.lines().get(i);
            if (line.word().equals("error") || line.word().equals("cause")) {
                boolean outermost = values.isEmpty();
                ObjectNode value = exception(line.rest());
                ObjectNode mechanism = value.putObject("mechanism");
                mechanism.put("type", outermost ? mechanism() : "chained")
                        .put("handled", !outermost || !issue.seen().isUnhandled());
                ArrayNode frames = frames(issue.lines().subList(i + 1, issue.lines().size()),
                        outermost);
                if (!frames.isEmpty()) {
                    value.putObject("stacktrace").set("frames", frames);
                }
                values.add(value);
            }
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.reversed().forEach(array::add);
        return array;
    }

    private ObjectNode exception(String text) {
        int colon = text.indexOf(": ");
        String type = colon < 0 ? text : text.substring(0, colon);
        int dot = issue.modules() ? type.lastIndexOf('.') : -1;
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("type", type.substring(dot + 1))
                .put("value", colon < 0 ? "" : text.substring(colon + 2));
        if (dot > 0) {
            value.put("module", type.substring(0, dot));
        }
        return value;
    }

    private String mechanism() {
        return issue.text("mechanism").orElse(issue.seen().isUnhandled()
                ? issue.project().platform().mechanism()
                : "generic");
    }

    private ArrayNode frames(List<Line> lines, boolean withLibraries) {
        Platform platform = issue.project().platform();
        ArrayNode frames = JsonNodeFactory.instance.arrayNode();
        boolean any = false;
        for (Line line : lines) {
            if (line.word().equals("cause") || line.word().equals("error")) {
                break;
            }
            if (line.word().equals("at") || line.word().equals("lib")) {
                if (!any && withLibraries && !issue.has("bare")) {
                    platform.libraries()
                            .forEach(text -> frames.add(platform.frames().frame(text, false)));
                }
                any = true;
                frames.add(platform.frames().frame(line.rest(), line.word().equals("at")));
            }
        }
        return frames;
    }

    private void tags(ObjectNode event) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("environment", issue.environments().latest());
        tags.put("level", issue.seen().level());
        if (issue.has("error")) {
            tags.put("handled", issue.seen().isUnhandled() ? "no" : "yes");
            tags.put("mechanism", mechanism());
        }
        if (release != null) {
            tags.put("release", release);
        }
        context(event, "runtime", tags);
        context(event, "browser", tags);
        context(event, "os", tags);
        String model = event.at("/contexts/device/model").asString("");
        if (!model.isEmpty()) {
            tags.put("device", model);
        }
        issue.transaction().ifPresent(text -> tags.put("transaction", text));
        String url = event.at("/request/url").asString("");
        if (!url.isEmpty()) {
            tags.put("url", url);
        }
        for (String text : issue.texts("tag")) {
            Line tag = Line.of(0, text);
            tags.put(tag.word(), Shares.of(tag.rest()).latest());
        }
        ArrayNode pairs = event.putArray("tags");
        tags.forEach((key, value) -> pairs.addArray().add(key).add(value));
    }

    private static void context(ObjectNode event, String name, Map<String, String> tags) {
        JsonNode context = event.at("/contexts/" + name);
        if (context.has("name")) {
            tags.put(name, context.path("name").asString() + " "
                    + context.path("version").asString());
            tags.put(name + ".name", context.path("name").asString());
        }
    }

    static JsonNode json(String text) {
        return OrganizationReader.JSON.readTree(text);
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static Instant timestamp(LabelledIssue issue, long millisBefore) {
        return issue.seen().last().minusMillis(millisBefore);
    }
}
