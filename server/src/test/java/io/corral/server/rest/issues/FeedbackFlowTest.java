package io.corral.server.rest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What users wrote about errors.
@TestInstance(Lifecycle.PER_CLASS)
class FeedbackFlowTest {

    private static final String ISSUES = "organizations/acme/issues/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String report(String eventId) {
        return "{\"type\":\"user_report\"}\n{\"event_id\":\"" + eventId
                + "\",\"name\":\"Ann\",\"email\":\"ann@example.com\","
                + "\"comments\":\"I only wanted to pay\"}";
    }

    @Test
    void reportAfterItsEvent_isOfTheIssue() {
        String event = server.event(IssueFlowTest.error("LateReport", "x", "shop@1.0.0"));
        server.items(event, report(event));
        String issue = server.issueOf(event).get("id").stringValue();

        JsonNode reports = server.get(ISSUES + issue + "/user-reports/").json();

        assertThat(reports.size()).isEqualTo(1);
        assertThat(reports.get(0).get("comments").stringValue()).isEqualTo("I only wanted to pay");
        assertThat(reports.get(0).get("eventID").stringValue()).isEqualTo(event);
        assertThat(reports.get(0).get("event").get("eventID").stringValue()).isEqualTo(event);
        assertThat(reports.get(0).get("user").get("email").stringValue())
                .isEqualTo("ann@example.com");
    }

    @Test
    void reportBeforeItsEvent_isOfTheIssueOnceItComes() {
        String event = "0123456789abcdef0123456789abc001";
        server.items(event, report(event));
        server.event("{\"event_id\":\"" + event + "\",\"message\":\"late event\"}");
        String issue = server.issueOf(event).get("id").stringValue();

        assertThat(server.get(ISSUES + issue + "/user-reports/").json().size()).isEqualTo(1);
    }
}
