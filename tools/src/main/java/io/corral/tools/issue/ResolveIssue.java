package io.corral.tools.issue;

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
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// `resolve-issue`: says that issues are fixed.
public final class ResolveIssue {

    private ResolveIssue() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("resolve-issue", Category.ISSUES,
                "Resolves issues: now, in the next release, in a release or by a commit.",
                "The new state of each issue.",
                List.of(
                        IssueChange.issues(),
                        Parameter.flag("next-release",
                                "The next release has the fix: what keeps regressing is resolved"
                                        + " like this."),
                        Parameter.text("release", "VERSION", "This release has the fix."),
                        Parameter.text("commit", "SHA", "The release with this commit has the fix;"
                                + " --repository names where it is."),
                        Parameter.text("repository", "NAME", "Repository of the commit."),
                        IssueChange.note()),
                List.of("WEB-1A", "WEB-1A WEB-2B --next-release --note 'null check in cart'"),
                "event:write", new Work.Changes(ResolveIssue::plan));
    }

    private static Plan plan(ToolCall call) {
        Arguments arguments = call.arguments();
        ObjectNode body = Json.MAPPER.createObjectNode().put("status", "resolved");
        String how = "now";
        long ways = List.of("next-release", "release", "commit").stream()
                .filter(arguments::has).count();
        if (ways > 1) {
            throw new ClientException(Reason.USAGE,
                    "next-release, release and commit exclude each other");
        }
        if (arguments.has("next-release")) {
            body.putObject("statusDetails").put("inNextRelease", true);
            how = "in the next release";
        } else if (arguments.has("release")) {
            body.putObject("statusDetails").put("inRelease", arguments.required("release"));
            how = "in release " + arguments.required("release");
        } else if (arguments.has("commit")) {
            String repository = arguments.text("repository");
            if (repository == null) {
                throw new ClientException(Reason.USAGE, "commit needs repository beside it");
            }
            body.putObject("statusDetails").putObject("inCommit")
                    .put("commit", arguments.required("commit")).put("repository", repository);
            how = "with commit " + arguments.required("commit") + " of " + repository;
        }
        return IssueChange.plan(call, "resolve " + how, body);
    }
}
