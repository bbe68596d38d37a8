package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private final Map<LabelledSet, List<LabelledOrganization>> later = Stream
            .of(LabelledSet.values()).collect(Collectors.toMap(set -> set,
                    LabelledSet::organizations, (one, _) -> one,
                    () -> new EnumMap<>(LabelledSet.class)));

    List<LabelledOrganization> organizations() {
        return Stream.of(Stream.of(LabelledOrganization.example()), organizations.stream(),
                later.values().stream().flatMap(List::stream)).flatMap(each -> each).toList();
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

    /// More than 100 users an hour of something new is at least P1, more than 500 unhandled events
    /// a minute are P0; exactly as many are not more. Noise stays P3.
    @ParameterizedTest
    @MethodSource("organizations")
    void severities_holdTheThresholds(LabelledOrganization organization) {
        for (JsonNode issue : organization.bundle().path("issues").values()) {
            IssueLabel label = Objects.requireNonNull(
                    organization.labels().get(issue.path("shortId").asString()));
            Duration seen = Duration.between(Instant.parse(issue.path("firstSeen").asString()),
                    Instant.parse(issue.path("lastSeen").asString()).plusSeconds(10));
            double hours = Math.max(1, seen.toSeconds() / 3600.0);
            boolean isNew = issue.path("substatus").asString().equals("new");
            if (label.noise() == null && isNew && issue.path("userCount").asInt() / hours > 100) {
                assertThat(label.severity()).as(label.shortId()).isIn("P0", "P1");
            }
            long most = issue.at("/stats/24h").values().stream()
                    .mapToLong(bucket -> bucket.path(1).asLong()).max().orElse(0);
            if (label.noise() == null && issue.path("isUnhandled").asBoolean()
                    && most > 500 * 60) {
                assertThat(label.severity()).as(label.shortId()).isEqualTo("P0");
            }
        }
    }

    @Test
    void organizations_areHalfHeldOut_andDistributedAsInLife() {
        assertThat(organizations).hasSize(8);
        assertThat(organizations.stream().filter(LabelledOrganization::heldOut)).hasSize(4);
        assertThat(organizations).allSatisfy(LabelledOrganizationTest::checkDistribution);
        assertThat(organizations.stream()
                .filter(organization -> organization.bundle().has("context"))).hasSize(4);
    }

    @Test
    void laterOnes_areOfOtherDomains_andDistributedAsInLife() {
        later.forEach((set, those) -> {
            assertThat(those).as(set.folder()).isNotEmpty()
                    .allMatch(each -> each.heldOut() != set.isOpen());
            if (set != LabelledSet.THIRD) {
                assertThat(those).allSatisfy(LabelledOrganizationTest::checkDistribution);
            }
        });
        assertThat(organizations().stream().map(LabelledOrganization::slug))
                .doesNotHaveDuplicates();
    }

    @Test
    void laterOnes_areHalfWithProductContext() {
        assertThat(withContext(LabelledSet.SECOND) + withContext(LabelledSet.FRESH)).isEqualTo(3);
        assertThat(withContext(LabelledSet.SIXTH_OPEN)).isEqualTo(2);
        assertThat(withContext(LabelledSet.SIXTH_CLOSED)).isEqualTo(2);
        assertThat(withContext(LabelledSet.SEVENTH_OPEN)).isEqualTo(1);
        assertThat(withContext(LabelledSet.SEVENTH_CLOSED)).isEqualTo(1);
    }

    private long withContext(LabelledSet set) {
        return later.getOrDefault(set, List.of()).stream()
                .filter(organization -> organization.bundle().has("context")).count();
    }

    private static void checkDistribution(LabelledOrganization organization) {
        Collection<IssueLabel> labels = organization.labels().values();
        assertThat(labels).hasSizeGreaterThanOrEqualTo(40);
        assertThat(labels.stream().filter(label -> label.tier() == 1)).hasSizeBetween(3, 6);
        assertThat(labels.stream().filter(label -> label.tier() == 2)).hasSizeBetween(6, 9);
        assertThat(labels.stream().filter(label -> label.tier() == 3)).hasSizeBetween(9, 12);
        assertThat(labels.stream().map(IssueLabel::noise).filter(Objects::nonNull)
                .collect(Collectors.toSet())).isEqualTo(IssueLabel.NOISE);
        assertThat(labels.stream().map(IssueLabel::cause).filter(Objects::nonNull)
                .collect(Collectors.toSet())).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void bundle_tellsNothingOfTheLabels(LabelledOrganization organization) {
        String bundle = organization.bundle().toString();
        assertThat(organization.labels().values()).noneMatch(
                label -> bundle.contains(label.why()));
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

    /// Orders by counts do as badly here as they do over real organisations.
    @Test
    void baselines_areFarFromRight() throws IOException {
        System.out.println(TriageScore.HEAD);
        for (Baseline baseline : Baseline.values()) {
            Map<Boolean, List<TriageScore>> byHeldOut = organizations.stream()
                    .collect(Collectors.partitioningBy(LabelledOrganization::heldOut,
                            Collectors.mapping(each -> TriageScore.of(baseline.rank(each),
                                    each.labels()), Collectors.toList())));
            TriageScore all = TriageScore.over(byHeldOut.values().stream()
                    .flatMap(List::stream).toList());
            System.out.println(all.line(baseline.title()));
            System.out.println(TriageScore.over(byHeldOut.getOrDefault(true, List.of()))
                    .line("  held out"));
            later.forEach((set, those) -> printRow("  " + set.folder(), baseline, those));
            check(baseline, all);
        }
        writeBundles();
    }

    private static void printRow(String title, Baseline baseline,
            List<LabelledOrganization> organizations) {
        System.out.println(TriageScore.over(organizations.stream()
                .map(each -> TriageScore.of(baseline.rank(each), each.labels())).toList())
                .line(title));
    }

    private static void check(Baseline baseline, TriageScore score) {
        double best = switch (baseline) {
            case EVENTS -> 0.30;
            case USERS -> 0.50;
            case LEVEL -> 0.55;
            case PRIORITY -> 0.60;
        };
        assertThat(score.ndcg10()).as(baseline.title()).isBetween(best - 0.25, best);
        assertThat(score.highPrecision().value()).as(baseline.title()).isLessThan(0.45);
        assertThat(score.highRecall().value()).as(baseline.title()).isLessThan(0.55);
        assertThat(score.noiseCalledHigh().value()).as(baseline.title()).isGreaterThan(0.15);
    }

    private void writeBundles() throws IOException {
        String folder = System.getProperty("corral.triage.bundles");
        if (folder != null) {
            for (LabelledOrganization each : organizations) {
                Files.writeString(Files.createDirectories(Path.of(folder))
                        .resolve(each.slug() + ".json"), each.labelledBundle().toString());
            }
        }
    }
}
