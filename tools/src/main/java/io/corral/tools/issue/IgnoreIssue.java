package io.corral.tools.issue;

import io.corral.domain.issue.IgnoreClass;
import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import io.corral.tools.tool.Work.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// `ignore-issue`: sets issues aside, until something happens or for ever.
public final class IgnoreIssue {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})([mhdw])");

    private IgnoreIssue() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("ignore-issue", Category.ISSUES,
                "Ignores (archives, snoozes) issues: until they escalate, unless told otherwise.",
                "The new state of each issue, and what ends it.",
                List.of(
                        IssueChange.issues(),
                        Parameter.text("for", "LENGTH", "For so long, such as 30m, 2h or 7d."),
                        Parameter.integer("events", "N", "Until so many more events came."),
                        Parameter.integer("users", "N", "Until so many more users met it."),
                        Parameter.text("within", "LENGTH",
                                "The events or users have to come within so long, such as 1h."),
                        Parameter.flag("forever", "Until somebody takes it back."),
                        Parameter.choice("reason", "CLASS",
                                Arrays.stream(IgnoreClass.values()).map(IgnoreClass::wireName)
                                        .toList(),
                                "Why; Corral keeps it with the state and counts repetitions: "
                                        + Arrays.stream(IgnoreClass.values())
                                                .map(IgnoreClass::wireName)
                                                .collect(Collectors.joining(", "))
                                        + "."),
                        IssueChange.note()),
                List.of("WEB-1A", "WEB-1A --for 2h", "WEB-1A --users 100 --within 1h",
                        "WEB-1A --forever --reason browser-extension"),
                "event:write", new Work.Changes(IgnoreIssue::plan));
    }

    private static Plan plan(ToolCall call) {
        Arguments arguments = call.arguments();
        ObjectNode body = Json.MAPPER.createObjectNode().put("status", "ignored");
        ObjectNode details = Json.MAPPER.createObjectNode();
        List<String> ends = new ArrayList<>();
        if (arguments.has("for")) {
            details.put("ignoreDuration", minutes(arguments.required("for")));
            ends.add("for " + arguments.required("for"));
        }
        count(arguments, "events", "ignoreCount", "ignoreWindow", details, ends);
        count(arguments, "users", "ignoreUserCount", "ignoreUserWindow", details, ends);
        if (ends.size() + (arguments.has("forever") ? 1 : 0) > 1) {
            throw new ClientException(Reason.USAGE,
                    "for, events, users and forever exclude each other");
        }
        if (arguments.has("reason")) {
            details.put("ignoreReason", arguments.required("reason"));
        }
        if (!details.isEmpty()) {
            body.set("statusDetails", details);
        }
        if (arguments.has("forever")) {
            return IssueChange.plan(call, "ignore for ever",
                    body.put("substatus", "archived_forever"));
        }
        if (ends.isEmpty()) {
            return IssueChange.plan(call, "ignore until it escalates",
                    body.put("substatus", "archived_until_escalating"));
        }
        return IssueChange.plan(call, "ignore " + ends.getFirst(),
                body.put("substatus", "archived_until_condition_met"));
    }

    private static void count(
            Arguments arguments, String name, String countName, String windowName,
            ObjectNode details, List<String> ends) {
        if (!arguments.has(name)) {
            return;
        }
        int count = arguments.numberOr(name, 0);
        details.put(countName, count);
        String within = arguments.text("within");
        if (within != null) {
            details.put(windowName, minutes(within));
        }
        ends.add("until " + count + " more " + name + (within == null ? "" : " within " + within));
    }

    private static int minutes(String length) {
        Matcher matcher = LENGTH.matcher(length);
        if (!matcher.matches()) {
            throw new ClientException(Reason.USAGE,
                    "a length is written as 30m, 2h, 7d or 4w, found " + length);
        }
        return Integer.parseInt(matcher.group(1)) * switch (matcher.group(2)) {
            case "m" -> 1;
            case "h" -> 60;
            case "d" -> 60 * 24;
            default -> 60 * 24 * 7;
        };
    }
}
