package io.corral.tools.issue;

import io.corral.tools.tool.Cell;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Words for members of an issue that several tools show.
final class IssueWords {

    private IssueWords() {}

    /// The status where it says all, otherwise what kind of it: `new`, `regressed`,
    /// `archived_forever` or `resolved`.
    static Cell state(JsonNode issue) {
        String substatus = issue.path("substatus").asString("");
        String status = issue.path("status").asString("");
        return Cell.of(substatus.isEmpty() ? status : substatus);
    }

    /// How a resolution was meant or what ends a snooze, such as `ignoreUserCount 100`; without who
    /// did it.
    static Cell details(JsonNode details) {
        var words = new StringJoiner(", ");
        details.properties().forEach(each -> {
            if (!each.getKey().equals("actor")) {
                JsonNode value = each.getValue();
                words.add(each.getKey() + (value.isBoolean()
                        ? ""
                        : " " + (value.isObject()
                                ? value.path("id").asString("")
                                : said(value))));
            }
        });
        return Cell.of(words.toString());
    }

    /// A time to the minute, anything else as it is.
    private static String said(JsonNode value) {
        Cell time = Cell.time(value);
        return time.isEmpty() ? value.asString("") : time.text();
    }

    /// Who has it: `#team`, or an email address or name.
    static Cell assignee(JsonNode assigned) {
        if (assigned.isString()) {
            return Cell.of(assigned.stringValue());
        }
        String name = assigned.path("email").asString(assigned.path("name").asString(""));
        return Cell.of(assigned.path("type").asString("").equals("team") ? "#" + name : name);
    }
}
