package io.corral.testkit.triage;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An issue as `GET /api/0/organizations/{org}/issues/` answers it.
/// Field names: Sentry's API reference, "List an Organization's Issues".
record IssueJson(String organization, LabelledIssue issue) {

    ObjectNode issue(ObjectNode event) {
        Seen seen = issue.seen();
        String id = "61" + "%08d".formatted(Stable.below(100_000_000, organization,
                issue.shortId()));
        String type = event.path("type").asString();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).putNull("shareId").put("shortId", issue.shortId())
                .put("title", issue.title()).put("culprit", culprit(event))
                .put("permalink",
                        "https://%s.sentry.example/issues/%s/".formatted(organization, id))
                .put("logger", issue.text("logger").orElse(null)).put("level", seen.level())
                .put("status", "unresolved").put("substatus", seen.substatus())
                .put("isPublic", false)
                .put("platform", issue.project().platform().event()).put("type", type)
                .put("numComments", 0).putNull("assignedTo").put("isBookmarked", false)
                .put("isSubscribed", false)
                .put("hasSeen", Stable.below(2, issue.shortId(), "seen") == 0)
                .put("issueType", "error").put("issueCategory", "error")
                .put("priority", seen.priority()).put("isUnhandled", seen.isUnhandled())
                .put("count", Long.toString(seen.events())).put("userCount", seen.users())
                .put("firstSeen", seen.first().toString())
                .put("lastSeen", seen.last().toString());
        node.putObject("statusDetails");
        node.putArray("annotations");
        node.set("project", project());
        node.set("metadata", metadata(event));
        return node;
    }

    private ObjectNode project() {
        Project project = issue.project();
        return JsonNodeFactory.instance.objectNode()
                .put("id", "45%08d".formatted(Stable.below(100_000_000, organization,
                        project.slug())))
                .put("name", project.slug()).put("slug", project.slug())
                .put("platform", project.platform().name());
    }

    private ObjectNode metadata(ObjectNode event) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        var exception = event.at("/exception/values").values().stream()
                .reduce((_, last) -> last);
        if (exception.isEmpty()) {
            return metadata.put("title", issue.title());
        }
        metadata.put("type", exception.get().path("type").asString())
                .put("value", exception.get().path("value").asString());
        exception.get().at("/stacktrace/frames").values().stream()
                .filter(frame -> frame.path("in_app").asBoolean())
                .reduce((_, last) -> last)
                .ifPresent(frame -> metadata.put("filename", frame.path("filename").asString())
                        .put("function", frame.path("function").asString()));
        metadata.putObject("sdk").put("name", issue.project().platform().sdk())
                .put("name_normalized", issue.project().platform().sdk());
        return metadata;
    }

    private String culprit(ObjectNode event) {
        return issue.text("culprit").or(issue::transaction).orElseGet(() -> {
            var frame = event.at("/exception/values").values().stream()
                    .flatMap(value -> value.at("/stacktrace/frames").values().stream())
                    .filter(each -> each.path("in_app").asBoolean()).reduce((_, last) -> last);
            return frame.map(each -> {
                String function = each.path("function").asString();
                String place = each.path("module").asString(each.path("filename").asString(""));
                return issue.project().platform().event().equals("javascript")
                        ? "%s(%s)".formatted(function, place.replaceFirst("\\.[a-z]+$", ""))
                        : String.format(Locale.ROOT, "%s in %s", place, function);
            }).orElse("");
        });
    }
}
