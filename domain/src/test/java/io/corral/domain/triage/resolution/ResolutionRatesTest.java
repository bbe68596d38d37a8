package io.corral.domain.triage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.triage.resolution.IssueStory.Turn;
import io.corral.domain.triage.resolution.ResolutionRates.IgnoredFor;
import io.corral.domain.triage.resolution.ResolutionRates.Week;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionRatesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final UserId ANNE = new UserId(1);

    private final List<IssueStory> stories = new ArrayList<>();

    private static Instant daysAgo(double days) {
        return NOW.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    private static Activity entry(ActivityType type, double daysAgo, @Nullable UserId actor,
            Map<String, Object> data) {
        return new Activity(1, new IssueId(1), actor, daysAgo(daysAgo),
                new Activity.Entry(type, data));
    }

    private static Activity entry(ActivityType type, double daysAgo) {
        return entry(type, daysAgo, ANNE, Map.of());
    }

    private static Activity ignored(double daysAgo, String reason) {
        return entry(ActivityType.SET_IGNORED, daysAgo, ANNE, Map.of("ignoreReason", reason));
    }

    private void story(double firstSeenDaysAgo, IssueStatus status, Activity... history) {
        List<Turn> turns = new ArrayList<>();
        for (Activity each : history) {
            IssueStory.turn(each).ifPresent(turns::add);
        }
        stories.add(new IssueStory(new IssueId(stories.size() + 1L), new ProjectId(1),
                Priority.HIGH, daysAgo(firstSeenDaysAgo), status, turns));
    }

    private ResolutionRates rates(int days) {
        return ResolutionRates.of(stories, daysAgo(days), NOW);
    }

    @Test
    void nothing_hasNoShareAndNoTime() {
        assertThat(rates(30)).isEqualTo(
                new ResolutionRates(0, 0, 0, Map.of(), List.of(), 0, List.of()));
        assertThat(rates(30).share()).isNull();
        assertThat(rates(30).within(0.5)).isEmpty();
    }

    @Test
    void newIssues_areResolvedIgnoredOrOpen() {
        story(2, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 1));
        story(3, IssueStatus.UNRESOLVED);
        story(3, IssueStatus.IGNORED, ignored(2, "bot"));
        story(4, IssueStatus.UNRESOLVED);
        story(40, IssueStatus.UNRESOLVED);

        assertThat(rates(7).opened()).isEqualTo(4);
        assertThat(rates(7).openedResolved()).isEqualTo(1);
        assertThat(rates(7).openedOpen()).isEqualTo(2);
        assertThat(rates(7).share()).isEqualTo(0.25);
        assertThat(rates(90).opened()).isEqualTo(5);
    }

    @Test
    void resolved_isToldByItsWay_alsoOfOldIssues() {
        story(400, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 1));
        story(20, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED_IN_RELEASE, 2));
        story(20, IssueStatus.RESOLVED,
                entry(ActivityType.SET_RESOLVED_IN_COMMIT, 3, null, Map.of()));
        story(20, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED_IN_COMMIT, 10));

        assertThat(rates(7).resolved()).isEqualTo(Map.of(
                ResolvedBy.HAND, 1, ResolvedBy.RELEASE, 1, ResolvedBy.COMMIT, 1));
        assertThat(rates(30).resolvedInAll()).isEqualTo(4);
    }

    @Test
    void resolved_thatWasTakenBack_isNot() {
        story(5, IssueStatus.UNRESOLVED, entry(ActivityType.SET_RESOLVED, 3),
                entry(ActivityType.SET_UNRESOLVED, 2));
        story(5, IssueStatus.IGNORED, entry(ActivityType.SET_RESOLVED, 3), ignored(2, "bot"));
        assertThat(rates(7).resolvedInAll()).isZero();
    }

    @Test
    void resolved_thatCameBack_isBoth_andTimeStartsAnew() {
        story(10, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 8),
                entry(ActivityType.SET_REGRESSION, 3, null, Map.of()),
                entry(ActivityType.SET_RESOLVED, 2.5));

        assertThat(rates(30).resolvedInAll()).isEqualTo(1);
        assertThat(rates(30).regressed()).isEqualTo(1);
        assertThat(rates(30).times()).containsExactly(Duration.ofHours(12));
        assertThat(ResolutionRates.of(stories, daysAgo(30), daysAgo(5)).times())
                .containsExactly(Duration.ofDays(2));
    }

    @Test
    void resolvedTwice_countsAsItWasFirst() {
        story(10, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 8),
                entry(ActivityType.SET_RESOLVED_IN_COMMIT, 2));
        assertThat(rates(30).resolved()).isEqualTo(Map.of(ResolvedBy.HAND, 1));
        assertThat(rates(30).times()).containsExactly(Duration.ofDays(2));
        assertThat(rates(7).resolvedInAll()).isZero();
    }

    @Test
    void ignored_isToldByItsLastReason_mostFirst() {
        story(9, IssueStatus.IGNORED, ignored(5, "expected"), ignored(4, "bot"));
        story(9, IssueStatus.IGNORED, ignored(4, "bot"));
        story(9, IssueStatus.IGNORED, entry(ActivityType.SET_IGNORED, 4));
        story(9, IssueStatus.UNRESOLVED, ignored(4, "test"),
                entry(ActivityType.SET_UNRESOLVED, 3));
        story(9, IssueStatus.UNRESOLVED, ignored(4, "test"),
                entry(ActivityType.SET_UNRESOLVED, 3, null, Map.of()),
                entry(ActivityType.SET_RESOLVED, 2), entry(ActivityType.SET_UNRESOLVED, 1));

        assertThat(rates(7).ignored()).containsExactly(new IgnoredFor(IgnoreClass.BOT, 2),
                new IgnoredFor(null, 1), new IgnoredFor(IgnoreClass.TEST, 1));
        assertThat(rates(7).ignoredInAll()).isEqualTo(4);
    }

    @Test
    void times_areOfNearestRank() {
        for (int days = 1; days <= 10; days++) {
            story(days + 1, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 1));
        }
        assertThat(rates(7).within(0.5)).contains(Duration.ofDays(5));
        assertThat(rates(7).within(0.9)).contains(Duration.ofDays(9));
        assertThat(rates(7).within(1)).contains(Duration.ofDays(10));
    }

    @Test
    void weeks_beginOnMondays_andTheLastGoesOn() {
        story(1, IssueStatus.UNRESOLVED);
        story(8, IssueStatus.RESOLVED, entry(ActivityType.SET_RESOLVED, 1));
        story(30, IssueStatus.IGNORED, ignored(9, "bot"));

        assertThat(ResolutionRates.weeks(stories, NOW, 2)).containsExactly(
                new Week(Instant.parse("2026-11-16T00:00:00Z"), 1, 0, 1, 0),
                new Week(Instant.parse("2026-11-23T00:00:00Z"), 1, 1, 0, 0));
        assertThat(ResolutionRates.monday(Instant.parse("2026-11-23T00:00:00Z"), 1))
                .isEqualTo("2026-11-23T00:00:00Z");
    }
}
