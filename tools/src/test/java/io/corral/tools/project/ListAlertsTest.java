package io.corral.tools.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.testkit.http.CannedServer;
import io.corral.testkit.http.CannedServer.Reply;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListAlertsTest {

    private static final String RULES = """
            [{"type":"rule","id":"1","name":"New","status":"active","environment":"production",
              "projects":["web"],"frequency":30,"actionMatch":"any",
              "conditions":[{"id":"sentry.rules.first_seen_event.FirstSeenEventCondition",
               "name":"A new issue is created"}],"filters":[],
              "actions":[{"name":"Send a notification to IssueOwners"}]},
             {"type":"rule","id":"2","name":"Loud","status":"active","environment":null,
              "projects":["web"],"frequency":5,"conditions":[],"filters":[],"actions":[]},
             {"type":"rule","id":"4","name":"Off","status":"disabled","environment":null,
              "projects":["web"],"frequency":5,"conditions":[],"filters":[],"actions":[]},
             {"type":"alert_rule","id":"3","name":"Errors","status":0,"environment":null,
              "projects":["web","api"],"aggregate":"count()","query":"level:error","timeWindow":60,
              "thresholdType":0,"triggers":[{"label":"critical","alertThreshold":100.0}]}]""";

    private final CannedServer server =
            new CannedServer(request -> request.address().contains("/combined-rules/")
                    ? Reply.ok(RULES)
                    : Reply.of(404, "{\"detail\":\"no such endpoint\"}"));

    @AfterEach
    void stop() {
        server.close();
    }

    private static String ask(CannedServer asked) {
        Tool tool = ListAlerts.tool();
        var settings = new ClientSettings(asked.url(), "secret", "acme", null);
        if (!(tool.work() instanceof Work.Reads(var question))
                || !(Arguments.read(tool, Map.of()) instanceof ArgumentsRead.Right(var none))) {
            throw new AssertionError("list-alerts reads, and needs no argument");
        }
        try (var client = new SentryClient(settings)) {
            return question.apply(ToolCall.start(client, settings, none, Instant.EPOCH, null))
                    .text();
        }
    }

    @Test
    void server_withoutWorkflows_isAskedForItsRules() {
        assertThat(ask(server)).isEqualTo("""
                name\tid\tproject\tstate\tenvironment\twhen\tonly if\tthen\t\
                at most every
                New\t1\tweb\t\tproduction\tA new issue is created\t\t\
                Send a notification to IssueOwners\t30 min
                Loud\t2\tweb\t\t\tevery event\t\t\t5 min
                Off\t4\tweb\toff\t\tevery event\t\t\t5 min
                Errors\t3\tweb api\t\t\tcount() above 100.0 in 60 min\t\
                level:error
                ! Fires on every event: Loud. Let it tell new issues, or more than N\
                 events in M minutes.
                """);
    }

    @Test
    void server_withoutAlerts_saysWhereToMakeOne() {
        try (var empty = new CannedServer(_ -> Reply.ok("[]"))) {
            assertThat(ask(empty)).contains(ListAlerts.EMPTY);
        }
    }
}
