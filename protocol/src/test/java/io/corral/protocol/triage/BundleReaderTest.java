package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.StackTrace;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.testkit.triage.LabelledOrganization;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BundleReaderTest {

    private static final Instant CLOCK = Instant.parse("2026-11-20T12:00:00Z");

    private static BundleRead read(String json) {
        return BundleReader.read(Json.MAPPER.readTree(json), CLOCK);
    }

    private static TriageInput input(String json) {
        BundleRead read = read(json);
        assertThat(read).isInstanceOf(BundleRead.Read.class);
        return ((BundleRead.Read) read).input();
    }

    @Test
    void bundle_ofAnOrganisation_isReadWhole() {
        LabelledOrganization example = LabelledOrganization.example();
        BundleRead read = BundleReader.read(example.bundle(), CLOCK);
        assertThat(read).isInstanceOfSatisfying(BundleRead.Read.class, whole -> {
            assertThat(whole.problems()).isEmpty();
            TriageInput input = whole.input();
            assertThat(input.now()).isEqualTo(example.now());
            assertThat(input.sessions()).containsKey("web");
            assertThat(input.context().retryPolicies()).hasSize(1);
            IssueFacts page = input.issues().getFirst();
            assertThat(page.shortId()).isEqualTo("WEB-1A");
            assertThat(page.events()).isEqualTo(431);
            assertThat(page.hourly()).hasSize(24);
            assertThat(page.daily()).hasSize(30);
            assertThat(page.releases()).containsKey("web@2.4.0");
            assertThat(page.deploys()).isNotEmpty();
            assertThat(page.event()).isNotNull();
        });
    }

    @Test
    void list_ofTheApi_isEnough() {
        TriageInput input = input("""
                [{"shortId": "A-1", "title": "TypeError", "count": "12", "userCount": 3,
                  "level": "error", "substatus": "NEW", "project": {"slug": "web"}}]""");
        assertThat(input.now()).isEqualTo(CLOCK);
        assertThat(input.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.project()).isEqualTo("web");
            assertThat(issue.events()).isEqualTo(12);
            assertThat(issue.isSubstatus("new")).isTrue();
        });
        assertThat(Triage.rank(input, TriageSettings.DEFAULTS)).singleElement().satisfies(
                verdict -> assertThat(verdict.notSeen()).contains("latestEvent", "tags"));
    }

    @Test
    void latestEvent_inTheFormOfTheApi_isRead() {
        TriageInput input = input("""
                {"issues": [{"shortId": "A-1", "latestEvent": {"eventID": "1", "entries": [
                  {"type": "exception", "data": {"values": [{"type": "KeyError", "value": "a",
                    "stacktrace": {"frames": [{"filename": "a.py", "lineNo": 7, "inApp": true}]}
                  }]}},
                  {"type": "breadcrumbs", "data": {"values": [
                    {"category": "log", "message": "second try"}]}}]}}]}""");
        Event event = Objects.requireNonNull(input.issues().getFirst().event());
        assertThat(event.kind()).isEqualTo(EventKind.ERROR);
        assertThat(event.breadcrumbs()).hasSize(1);
        assertThat(event.exceptions()).singleElement().satisfies(error -> {
            StackTrace trace = Objects.requireNonNull(error.stackTrace());
            assertThat(trace.frames()).singleElement().satisfies(frame -> {
                assertThat(frame.line()).isEqualTo(7);
                assertThat(frame.inApp()).isTrue();
            });
        });
    }

    @Test
    void other_shapes_areRejectedOrLeftOut() {
        for (String json : List.of("{}", "7", "\"text\"", "{\"issues\": {}}")) {
            assertThat(read(json)).as(json).isInstanceOf(BundleRead.Rejected.class);
        }
        assertThat(input("[1, null, [], {}]").issues()).hasSize(1);
    }

    @Test
    void fields_ofWrongTypes_areAbsent() {
        TriageInput input = input("""
                {"now": {}, "sessions": [], "releases": {"a": 1}, "context": null,
                 "issues": [{"shortId": 4, "count": [], "stats": {"24h": [1, [], ["a", "b"]]},
                  "tags": {"a": 1}, "latestEvent": 7, "releaseInfo": "x", "project": "web"}]}""");
        assertThat(Triage.rank(input, TriageSettings.DEFAULTS)).hasSize(1);
    }

    @Test
    void context_problems_nameTheField() {
        JsonNode context = Json.MAPPER.readTree("""
                {"flows": [{"name": "Pay", "patterns": "x"}], "retryPolicies": [{"match": "a"}],
                 "services": [{"name": "A", "audience": "everybody"}], "flow": []}""");
        assertThat(ContextReader.read(context).problems()).extracting(ContextProblem::field)
                .containsExactlyInAnyOrder("flow", "flows[0].patterns",
                        "retryPolicies[0].maxRetries", "services[0].audience");
    }
}
