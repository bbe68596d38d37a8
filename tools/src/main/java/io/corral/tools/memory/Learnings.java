package io.corral.tools.memory;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import io.corral.tools.client.SentryClient.Listing;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Learnings as tools read and show them. An application can have told an agent what to write, so
/// they are untrusted as well.
public final class Learnings {

    private static final String LIST = "memory/";
    private static final int TEXT_MAX = 400;
    private static final int LINE_MAX = 160;
    private static final int LINES_MAX = 3;
    private static final int WORDS_MAX = 100;
    private static final int TITLE_MAX = 200;
    private static final List<String> COLUMNS =
            List.of("learning", "kind", "about", "written", "by", "text");

    private Learnings() {}

    /// A page of them.
    ///
    /// @throws ClientException in one sentence where the server keeps none
    static Listing page(ToolCall call, Map<String, List<String>> parameters) {
        try {
            return call.client().list(call.inOrganization(LIST), parameters);
        } catch (ClientException e) {
            throw e.reason() == Reason.NOT_FOUND ? missing(call) : e;
        }
    }

    /// The organisation is not there, which is said as it is; or it has no memory.
    private static ClientException missing(ToolCall call) {
        call.get(call.inOrganization(""), Map.of());
        return new ClientException(Reason.NOT_FOUND,
                "this server keeps no memory, which is a part of Corral that Sentry does not have");
    }

    static String path(ToolCall call, String learning) {
        return call.inOrganization(LIST + (learning.isEmpty()
                ? ""
                : SentryClient.segment(learning) + "/"));
    }

    /// A row each.
    static Table table(String name, Stream<JsonNode> learnings) {
        return new Table(name, COLUMNS, learnings.map(Learnings::row).toList());
    }

    private static List<Cell> row(JsonNode learning) {
        return List.of(Cell.of(learning.path("id")), Cell.of(learning.path("kind")),
                Cell.untrusted(about(learning), WORDS_MAX),
                Cell.time(learning.path("dateUpdated")), Cell.of(author(learning)),
                Cell.untrusted(learning.path("text").asString(""), TEXT_MAX));
    }

    private static String about(JsonNode learning) {
        return Stream.of("issue", "topic", "project").map(learning::path)
                .map(node -> node.asString("")).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String author(JsonNode learning) {
        return learning.path("author").path("name").asString("");
    }

    /// What helps with an issue, a line each; none where the server keeps no memory.
    ///
    /// @param issue as the API answers it
    public static Lines about(ToolCall call, JsonNode issue) {
        try {
            List<String> about = Stream.of("shortId", "title").map(issue::path)
                    .map(node -> node.asString("")).filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, Math.min(text.length(), TITLE_MAX))).toList();
            JsonNode found = call.get(call.inOrganization(LIST), Map.of("about", about,
                    "per_page", List.of(Integer.toString(LINES_MAX))));
            return new Lines("memory", found.valueStream().map(learning -> Cell.untrusted(
                    learning.path("kind").asString("") + " " + learning.path("id").asString("")
                            + ": " + learning.path("text").asString(""),
                    LINE_MAX)).toList());
        } catch (ClientException e) {
            if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.SCOPE) {
                throw e;
            }
            return new Lines("memory", List.of());
        }
    }
}
