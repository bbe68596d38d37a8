package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the form becomes, seen at the example.
class BundleJsonTest {

    private final JsonNode bundle = LabelledOrganization.example().bundle();
    private final JsonNode web = bundle.at("/issues/0");
    private final JsonNode job = bundle.at("/issues/1");

    @Test
    void issue_isAsTheApiAnswers() {
        assertThat(web.path("count").asString()).isEqualTo("431");
        assertThat(web.path("userCount").asInt()).isEqualTo(212);
        assertThat(web.path("isUnhandled").asBoolean()).isTrue();
        assertThat(web.at("/project/slug").asString()).isEqualTo("web");
        assertThat(web.at("/metadata/function").asString()).isEqualTo("SlotPicker");
        assertThat(job.at("/metadata/type").asString()).isEqualTo("HTTPError");
    }

    @Test
    void releases_areThoseThatWereDeployedMeanwhile() {
        assertThat(web.at("/releaseInfo/firstRelease/version").asString())
                .isEqualTo("web@2.4.0");
        assertThat(web.at("/releaseInfo/distribution").size()).isEqualTo(1);
        assertThat(web.at("/latestEvent/release").asString()).isEqualTo("web@2.4.0");
        assertThat(bundle.at("/releases/0/newGroups").asInt()).isEqualTo(1);
    }

    @Test
    void event_hasFramesOfLibraryAndApplication_innermostLast() {
        JsonNode frames = web.at("/latestEvent/exception/values/0/stacktrace/frames");
        assertThat(frames.at("/0/in_app").asBoolean()).isFalse();
        JsonNode last = frames.get(frames.size() - 1);
        assertThat(last.path("lineno").asInt()).isEqualTo(61);
        assertThat(last.path("context_line").asString())
                .isEqualTo("const first = slots[0].startsAt");
        assertThat(web.at("/latestEvent/exception/values/0/mechanism/handled").asBoolean())
                .isFalse();
    }

    @Test
    void event_hasBreadcrumbsInOrder_beforeItself() {
        List<JsonNode> crumbs =
                List.copyOf(web.at("/latestEvent/breadcrumbs/values").values());
        assertThat(crumbs.getLast().at("/data/status_code").asInt()).isEqualTo(200);
        List<Instant> times = crumbs.stream()
                .map(crumb -> Instant.parse(crumb.path("timestamp").asString())).toList();
        assertThat(times).isSorted();
        assertThat(times.getLast())
                .isBefore(Instant.parse(web.at("/latestEvent/timestamp").asString()));
    }

    @Test
    void tags_haveTheirSharesOfTheEvents() {
        JsonNode retries = job.path("tags").values().stream()
                .filter(tag -> tag.path("key").asString().equals("celery.retries")).findFirst()
                .orElseThrow();
        assertThat(retries.at("/topValues/0/count").asInt()).isEqualTo(6820);
        assertThat(retries.at("/topValues/2/value").asString()).isEqualTo("2");
    }

    @Test
    void context_isInTheBundle() {
        assertThat(bundle.at("/context/services/0/criticality").asString())
                .isEqualTo("critical");
        assertThat(bundle.at("/context/retryPolicies/0/maxRetries").asInt()).isEqualTo(5);
        assertThat(bundle.at("/sessions/projects/web/crashFreeSessions").asDouble())
                .isEqualTo(97.2);
    }

    @Test
    void label_withUnknownWord_isRefused() {
        assertThatThrownBy(() -> new IssueLabel("A-1", 1, List.of("P1"), List.of("bad-luck"),
                null, false, false, null, "because"))
                .hasMessageContaining("unknown cause in [bad-luck]");
    }
}
