package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Set the property `corral.triage.bundles` to a folder to get the labelled bundles as files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelledOrganizationTest {

    private final List<LabelledOrganization> organizations = LabelledOrganization.all();

    List<LabelledOrganization> organizations() {
        return Stream.concat(Stream.of(LabelledOrganization.example()), organizations.stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void labels_followTheDefinitions(LabelledOrganization organization) {
        organization.labels().values().forEach(label -> {
            String name = label.shortId();
            if (label.noise() != null) {
                assertThat(label.tier()).as(name + ": noise is tier 4").isEqualTo(4);
            }
            if (label.tier() == 4) {
                assertThat(label.severity()).as(name + ": tier 4 is P3").isEqualTo("P3");
            }
            if (label.severity().equals("P0")) {
                assertThat(label.tier()).as(name + ": P0 is tier 1").isEqualTo(1);
            }
            if (label.tier() == 1) {
                assertThat(label.severity()).as(name + ": tier 1 is P0 or P1").isIn("P0", "P1");
            }
            if (label.high()) {
                assertThat(label.severity()).as(name + ": high is not P3").isNotEqualTo("P3");
            }
            assertThat(label.why()).as(name + ": the rationale").hasSizeBetween(15, 300);
        });
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void families_haveMembers(LabelledOrganization organization) {
        Map<String, Integer> members = new HashMap<>();
        organization.labels().values().forEach(label -> {
            if (label.family() != null) {
                members.merge(label.family(), 1, Integer::sum);
            }
        });
        assertThat(members).allSatisfy((family, count) -> assertThat(count)
                .as("issues of family " + family).isGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void bundle_holdsWhatTheApiAnswers(LabelledOrganization organization) {
        JsonNode bundle = JsonMapper.shared().readTree(organization.bundle().toString());
        assertThat(bundle.has("labels")).isFalse();
        assertThat(bundle.path("now").asString()).isEqualTo(organization.now().toString());
        assertThat(bundle.path("releases").isEmpty()).isFalse();
        List<JsonNode> issues = List.copyOf(bundle.path("issues").values());
        assertThat(issues.stream().map(issue -> issue.path("shortId").asString()))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(organization.labels().keySet());
        assertThat(issues.stream().map(issue -> issue.path("id").asString()))
                .doesNotHaveDuplicates();
        issues.forEach(issue -> checkIssue(issue, organization.now()));
    }

    private static void checkIssue(JsonNode issue, Instant now) {
        String name = issue.path("shortId").asString();
        long count = Long.parseLong(issue.path("count").asString());
        for (String field : List.of("title", "level", "priority", "substatus", "firstSeen",
                "lastSeen", "platform", "permalink")) {
            assertThat(issue.path(field).asString("")).as(name + "." + field).isNotEmpty();
        }
        assertThat(Instant.parse(issue.path("lastSeen").asString())).as(name + ".lastSeen")
                .isBeforeOrEqualTo(now);
        checkSeries(issue.at("/stats/24h"), 24, 3600, count, name);
        checkSeries(issue.at("/stats/30d"), 30, 86_400, count, name);
        for (JsonNode tag : issue.path("tags").values()) {
            assertThat(tag.path("topValues").values().stream()
                    .mapToLong(value -> value.path("count").asLong()).sum())
                    .as(name + " tag " + tag.path("key").asString()).isPositive();
        }
        JsonNode event = issue.path("latestEvent");
        assertThat(event.path("event_id").asString()).as(name).matches("[0-9a-f]{32}");
        assertThat(event.path("timestamp").asString()).isEqualTo(
                issue.path("lastSeen").asString());
        assertThat(event.path("contexts").has("trace")).as(name).isTrue();
    }

    private static void checkSeries(JsonNode series, int buckets, int seconds, long count,
            String name) {
        assertThat(series.size()).as(name).isEqualTo(buckets);
        long sum = 0;
        for (int i = 0; i < buckets; i++) {
            sum += series.path(i).path(1).asLong();
            assertThat(series.path(i).path(0).asLong()).as(name).isEqualTo(
                    series.path(0).path(0).asLong() + (long) i * seconds);
        }
        assertThat(sum).as(name + ": events in the series").isBetween(0L, count);
    }

    @Test
    void organizations_areTheSameEachTime() {
        assertThat(LabelledOrganization.all().stream().map(each -> each.bundle().toString()))
                .containsExactlyElementsOf(organizations.stream()
                        .map(each -> each.bundle().toString()).toList());
    }

    @Test
    void baselines_printTheTable() throws IOException {
        print("tuning", organizations.stream().filter(each -> !each.heldOut()).toList());
        print("held out", organizations.stream().filter(LabelledOrganization::heldOut).toList());
        print("all", organizations);
        String folder = System.getProperty("corral.triage.bundles");
        if (folder != null) {
            for (LabelledOrganization each : organizations) {
                Files.writeString(Files.createDirectories(Path.of(folder))
                        .resolve(each.slug() + ".json"), each.labelledBundle().toString());
            }
        }
    }

    private static void print(String set, List<LabelledOrganization> organizations) {
        System.out.println(TriageScore.HEAD);
        for (Baseline baseline : Baseline.values()) {
            TriageScore score = TriageScore.over(organizations.stream()
                    .map(each -> TriageScore.of(baseline.rank(each), each.labels())).toList());
            System.out.println(score.line(set + " " + baseline.title()));
        }
    }
}
