package io.corral.tools.project;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.List;

/// `list-alerts`: who is told what, and when.
public final class ListAlerts {

    static final String EMPTY = "No alert rules: make one on the page Alerts. A good first one"
            + " tells of new issues in production.";

    private ListAlerts() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-alerts", Category.PROJECTS,
                "Lists alerts on issues and on numbers.",
                "Name, number, project, off where it is, environment, when it fires (on"
                        + " numbers: an aggregate), filters, what is done, and how often at most.",
                List.of(), List.of("", "--project web"), "org:read, alerts:read",
                new Work.Reads(ListAlerts::answer));
    }

    private static Answer answer(ToolCall call) {
        List<Alert> alerts = alerts(call, call.projectNumber());
        Answer answer = Answer.of(
                new Table("alerts", Alert.COLUMNS, alerts.stream().map(Alert::cells).toList()));
        if (alerts.isEmpty()) {
            return answer.hint(EMPTY);
        }
        List<String> loud = alerts.stream().filter(Alert::isLoud).map(Alert::name).toList();
        return loud.isEmpty()
                ? answer
                : answer.hint("Fires on every event: " + String.join(", ", loud) + ". Let it tell"
                        + " new issues, or more than N events in M minutes.");
    }

    private static List<Alert> alerts(ToolCall call, List<String> project) {
        try {
            return Workflows.read(call, project);
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return CombinedRules.read(call, project);
            }
            throw e;
        }
    }
}
