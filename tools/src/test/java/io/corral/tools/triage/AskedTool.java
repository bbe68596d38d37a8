package io.corral.tools.triage;

import io.corral.testkit.sentry.SentryDouble;
import io.corral.testkit.triage.LabelledOrganization;
import io.corral.tools.Toolbox;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Asks a tool that reads, over a server that answers as sentry.io does.
final class AskedTool {

    private AskedTool() {}

    /// What it answers, as text.
    static String answer(SentryDouble server, LabelledOrganization organization, String name,
            Map<String, List<String>> given, Instant now, Path caches) {
        var settings = new ClientSettings(
                server.url(), SentryDouble.TOKEN, organization.slug(), null);
        Tool tool = Toolbox.named(name).orElseThrow();
        if (!(Arguments.read(tool, given) instanceof ArgumentsRead.Right(var arguments))
                || !(tool.work() instanceof Work.Reads(var question))) {
            throw new AssertionError("wrong arguments");
        }
        try (var client = new SentryClient(settings)) {
            return question.apply(ToolCall.start(client, settings, arguments, now, null)
                    .keepingIn(caches)).text();
        }
    }
}
