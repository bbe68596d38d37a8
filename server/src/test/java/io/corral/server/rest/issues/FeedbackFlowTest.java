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
        assertThat(reports.get(0).get("user").get("id").stringValue())
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

    @Test
    void report_isAlsoAnIssueOfItsOwn_onceHoweverOftenItIsSent() {
        String event = server.event("{\"message\":\"reported twice\"}");
        server.items(event, report(event));
        server.items(event, report(event));

        JsonNode feedback = feedback("associated_event_id", event);
        String issue = server.issueOf(event).get("id").stringValue();
        assertThat(feedback.get("issueCategory").stringValue()).isEqualTo("feedback");
        assertThat(feedback.get("issueType").stringValue()).isEqualTo("feedback");
        assertThat(feedback.get("count").stringValue()).isEqualTo("1");
        assertThat(feedback.get("priority").stringValue()).isEqualTo("medium");
        JsonNode metadata = feedback.get("metadata");
        assertThat(metadata.get("message").stringValue()).isEqualTo("I only wanted to pay");
        assertThat(metadata.get("contact_email").stringValue()).isEqualTo("ann@example.com");
        assertThat(metadata.get("name").stringValue()).isEqualTo("Ann");
        assertThat(server.get(ISSUES + issue + "/user-reports/").json().size()).isEqualTo(1);
    }

    @Test
    void feedback_isAnIssue_linkedToItsEvent() {
        String event = server.event("{\"message\":\"before feedback\"}");
        String id = "0123456789abcdef0123456789abc002";
        server.items(id, "{\"type\":\"feedback\"}", """
                {"event_id":"%s","level":"info","platform":"javascript","contexts":{"feedback":
                {"message":"The button is gone","contact_email":"bo@example.com","name":"Bo",
                "source":"widget","url":"https://shop.example.com/","associated_event_id":"%s"}}}"""
                .formatted(id, event).replace("\n", ""));

        JsonNode found = feedback("associated_event_id", event);
        JsonNode latest = server.get(
                ISSUES + found.get("id").stringValue() + "/events/latest/").json();
        String issue = server.issueOf(event).get("id").stringValue();
        JsonNode reports = server.get(ISSUES + issue + "/user-reports/").json();
        assertThat(found.get("metadata").get("source").stringValue()).isEqualTo("widget");
        assertThat(latest.get("eventID").stringValue()).isEqualTo(id);
        assertThat(latest.get("type").stringValue()).isEqualTo("generic");
        assertThat(latest.get("contexts").get("feedback").get("contact_email").stringValue())
                .isEqualTo("bo@example.com");
        assertThat(reports.get(0).get("comments").stringValue()).isEqualTo("The button is gone");
        assertThat(server.get(ISSUES + "?query=issue.category:error").json().valueStream()
                .map(each -> each.get("id"))).doesNotContain(found.get("id"));
    }

    @Test
    void reportOfAProject_isSentAndListed() {
        String event = server.event("{\"message\":\"before a report over the API\"}");
        String path = "projects/acme/shop/user-feedback/";

        JsonNode sent = server.post(path, """
                {"event_id":"%s","name":"Cy","email":"cy@example.com","comments":"Too slow"}"""
                .formatted(event)).json();
        server.event("{\"message\":\"after it\"}");

        assertThat(sent.get("eventID").stringValue()).isEqualTo(event);
        JsonNode first = server.get(path + "?per_page=1").json().get(0);
        assertThat(first.get("comments").stringValue()).isEqualTo("Too slow");
        assertThat(first.get("email").stringValue()).isEqualTo("cy@example.com");
        assertThat(server.post(path, "{\"event_id\":\"x\",\"name\":\"a\",\"email\":\"b\","
                + "\"comments\":\"c\"}").status()).isEqualTo(400);
    }

    private JsonNode feedback(String name, String value) {
        return server.get(ISSUES + "?query=issue.category:feedback%20status:unresolved").json()
                .valueStream()
                .filter(issue -> value.equals(issue.get("metadata").path(name).asString("")))
                .findFirst().orElseThrow();
    }
}
