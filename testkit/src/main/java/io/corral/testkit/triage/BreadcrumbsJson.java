package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The breadcrumbs of the latest event.
///
/// First what happens before any event, then what the file says.
///
/// A line is `http METHOD URL STATUS [note]` (STATUS `-` for no answer), `nav FROM TO`,
/// `click SELECTOR`, `query SQL`, or `CATEGORY LEVEL text` for everything else.
record BreadcrumbsJson(LabelledIssue issue) {

    void into(ObjectNode event) {
        List<String> texts = new ArrayList<>(BackgroundCrumbs.of(issue));
        texts.addAll(issue.texts("crumb"));
        if (texts.isEmpty()) {
            return;
        }
        ArrayNode values = event.putObject("breadcrumbs").putArray("values");
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode crumb = crumb(Line.of(0, texts.get(i)), values);
            crumb.put("timestamp",
                    EventJson.timestamp(issue, 120L + 870L * (texts.size() - 1 - i)).toString());
        }
    }

    private ObjectNode crumb(Line line, ArrayNode values) {
        ObjectNode crumb = values.addObject();
        return switch (line.word()) {
            case "http" -> http(crumb, line.rest().split(" +", 4));
            case "nav" -> navigation(crumb, line.rest().split(" +", 2));
            case "click" -> crumb.put("type", "default").put("category", "ui.click")
                    .put("level", "info").put("message", line.rest());
            case "query" -> crumb.put("type", "default").put("category", "query")
                    .put("level", "info").put("message", line.rest());
            default -> {
                Line levelled = Line.of(0, line.rest());
                yield crumb.put("type", "default").put("category", line.word())
                        .put("level", levelled.word()).put("message", levelled.rest());
            }
        };
    }

    private ObjectNode http(ObjectNode crumb, String[] words) {
        crumb.put("type", "http").put("category", issue.project().platform().http());
        ObjectNode data = crumb.putObject("data").put("method", words[0]).put("url", words[1]);
        boolean answered = !words[2].equals("-");
        if (answered) {
            data.put("status_code", Integer.parseInt(words[2]));
        }
        if (words.length > 3) {
            data.put("reason", words[3]);
        }
        boolean failed = !answered || Integer.parseInt(words[2]) >= 500;
        boolean refused = answered && Integer.parseInt(words[2]) >= 400;
        return crumb.put("level", failed ? "error" : refused ? "warning" : "info");
    }

    private static ObjectNode navigation(ObjectNode crumb, String[] words) {
        crumb.put("type", "navigation").put("category", "navigation").put("level", "info")
                .putObject("data").put("from", words[0]).put("to", words[1]);
        return crumb;
    }
}
