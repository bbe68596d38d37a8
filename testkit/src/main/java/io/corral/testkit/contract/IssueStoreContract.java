package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.SnoozeRequest;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.domain.issue.Substatus;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.Watermark;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueQueries.Seen;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.store.issue.KeyLink;
import io.corral.store.issue.UserReport;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [io.corral.store.issue.IssueStore] does, read back through its queries.
public abstract class IssueStoreContract {

    private static final UserId ANNE = new UserId(7);
    private static final Instant LATER = NOON.plusSeconds(3600);

    @SuppressWarnings("NullAway.Init")
    private IssueStores stores;

    @SuppressWarnings("NullAway.Init")
    private SmallDigest digest;

    /// Opens the stores, empty before the first call of a test, the same again after it.
    protected abstract IssueStores open();

    /// What the adapter can do.
    protected boolean supports(Capability capability) {
        return true;
    }

    @BeforeEach
    void openStores() {
        stores = open();
        digest = new SmallDigest(stores);
    }

    @Test
    void commit_unknownKey_opensIssue() {
        digest.digest(anEvent().withLevel(Level.WARNING).inRelease("shop@1.0.0")
                .inEnvironment("production").ofUser(11L).handled(false));

        Issue issue = digest.issueOf(anEvent());
        assertThat(issue.number()).isEqualTo(1);
        assertThat(issue.state().status()).isEqualTo(IssueStatus.UNRESOLVED);
        assertThat(issue.state().substatus()).isEqualTo(Substatus.NEW);
        assertThat(issue.level()).isEqualTo(Level.WARNING);
        assertThat(issue.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(issue.metadata()).isEqualTo(anEvent().build().metadata());
        assertThat(issue.platform()).isEqualTo("javascript");
        assertThat(issue.unhandled()).isTrue();
        assertThat(issue.inbox()).isTrue();
        assertThat(issue.numbers()).isEqualTo(
                new Issue.Numbers(1, 1, NOON, NOON, "shop@1.0.0", "shop@1.0.0"));
    }

    @Test
    void commit_knownKey_countsAndShowsTheNewestEvent() {
        digest.digest(anEvent().withId(1).inRelease("2").titled("late"));
        digest.digest(
                anEvent().withId(2).at(NOON.minusSeconds(60)).inRelease("1").titled("early"),
                anEvent().withId(3).at(NOON.plusSeconds(60)).titled("latest"));

        Issue issue = digest.issueOf(anEvent());
        assertThat(issue.metadata().title()).isEqualTo("latest");
        assertThat(issue.numbers()).isEqualTo(new Issue.Numbers(
                3, 0, NOON.minusSeconds(60), NOON.plusSeconds(60), "1", "2"));

        digest.digest(anEvent().withId(4).at(NOON.minusSeconds(5)).titled("old again"));
        assertThat(digest.issueOf(anEvent()).metadata().title()).isEqualTo("latest");
    }

    @Test
    void commit_sameWatermarkAgain_changesNothing() {
        DigestCommit commit = digest.prepare(List.of(anEvent().build()), NOON);

        assertThat(stores.issues().commit(commit)).isTrue();
        assertThat(stores.issues().commit(commit)).isFalse();
        assertThat(stores.issues().applied(0)).isEqualTo(commit.upTo());
        assertThat(digest.issueOf(anEvent()).numbers().events()).isEqualTo(1);
        assertThat(stores.outbox().depth()).isEqualTo(1);
    }

    @Test
    void commit_watermarks_arePerPartition() {
        stores.issues().commit(new DigestCommit(
                new Watermark(1, 5), List.of(), List.of(), List.of(), List.of(), NOON));

        assertThat(stores.issues().applied(1).sequence()).isEqualTo(5);
        assertThat(stores.issues().applied(0).sequence()).isZero();
    }

    @Test
    void commit_shortIds_countPerProject() {
        digest.digest(anEvent().ofKey(1), anEvent().ofKey(2), anEvent().ofKey(1).inProject(2));

        assertThat(digest.issueOf(anEvent().ofKey(2)).number()).isEqualTo(2);
        assertThat(digest.issueOf(anEvent().ofKey(1).inProject(2)).number()).isEqualTo(1);
        assertThat(stores.queries().find(new ProjectId(1), 2).orElseThrow().id())
                .isEqualTo(digest.issueOf(anEvent().ofKey(2)).id());
        assertThat(stores.queries().find(new ProjectId(2), 2)).isEmpty();
    }

    @Test
    void commit_keysOfAllSizes_areKept() {
        digest.digest(anEvent().ofKey(Long.MIN_VALUE), anEvent().ofKey(-1),
                anEvent().ofKey(Long.MAX_VALUE));

        assertThat(digest.issueOf(anEvent().ofKey(Long.MIN_VALUE)).number()).isEqualTo(1);
        assertThat(digest.issueOf(anEvent().ofKey(-1)).number()).isEqualTo(2);
    }

    @Test
    void commit_resolvedIssue_regresses() {
        digest.digest(anEvent());
        digest.update(anEvent(), IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                SmallDigest.at(NOON.plusSeconds(10), null));
        digest.digest(anEvent().withId(2).at(NOON.plusSeconds(5)));
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.RESOLVED);

        digest.digest(anEvent().withId(3).at(LATER).inRelease("shop@2"));

        Issue issue = digest.issueOf(anEvent());
        assertThat(issue.state()).isEqualTo(new Issue.State(
                IssueStatus.UNRESOLVED, Substatus.REGRESSED, LATER, null, null));
        assertThat(issue.inbox()).isTrue();
        assertThat(issue.numbers().events()).isEqualTo(3);
        Activity.Entry entry = activities(issue.id()).getFirst().entry();
        assertThat(entry.type()).isEqualTo(ActivityType.SET_REGRESSION);
        assertThat(entry.data()).isEqualTo(Map.of(
                "event_id", new EventId(1, 3).toString(), "follows_semver", false, "reason",
                "happened_again", "version", "shop@2"));
    }

    @Test
    void commit_firstEventOfANewRelease_regressesByDate() {
        digest.digest(anEvent().inRelease("blue"));
        digest.edit(anEvent(), NOON.plusSeconds(1), new Step.Resolve(
                new Resolution(new Fix.InNextRelease("blue"), NOON.plusSeconds(1), ANNE)));

        digest.digest(anEvent().withId(2).inRelease("blue").at(NOON.plusSeconds(2)));
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.RESOLVED);
        digest.digest(anEvent().withId(3).inRelease("green").at(LATER));

        assertThat(digest.issueOf(anEvent()).state().substatus()).isEqualTo(Substatus.REGRESSED);
    }

    @Test
    void commit_ignoredIssue_keepsItsTallyAndIsUnmuted() {
        digest.digest(anEvent());
        digest.update(anEvent(), snoozed(SnoozeRequest.of(null, 3, null)),
                SmallDigest.at(NOON, null));

        digest.digest(anEvent().withId(2), anEvent().withId(3));
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.IGNORED);
        digest.digest(anEvent().withId(4).at(LATER));

        assertThat(digest.issueOf(anEvent()).state()).isEqualTo(new Issue.State(
                IssueStatus.UNRESOLVED, Substatus.ONGOING, LATER, null, null));
        assertThat(activities(digest.issueOf(anEvent()).id()))
                .extracting(activity -> activity.entry().type())
                .containsExactly(ActivityType.SET_UNRESOLVED, ActivityType.SET_IGNORED,
                        ActivityType.FIRST_SEEN);
    }

    @Test
    void commit_ignoredIssueThatLeavesItsForecast_saysForecastAndCount() {
        digest.digest(anEvent());
        digest.edit(anEvent(), NOON, new Step.Archive(Substatus.ARCHIVED_UNTIL_ESCALATING,
                new Snooze(null, null, null, null, null, 2L, NOON, null, null)));

        digest.digest(anEvent().withId(2), anEvent().withId(3), anEvent().withId(4));

        assertThat(digest.issueOf(anEvent()).state().substatus()).isEqualTo(Substatus.ESCALATING);
        assertThat(activities(digest.issueOf(anEvent()).id()).getFirst().entry()).isEqualTo(
                new Activity.Entry(ActivityType.SET_ESCALATING, Map.of("events", 3L, "forecast", 2L,
                        "reason", "3 events in an hour; forecast were at most 2",
                        "ignored", true)));
    }

    @Test
    void commit_ignoredWithWindows_keepsSlotsAndUsers() {
        digest.digest(anEvent());
        digest.update(anEvent(), snoozed(new SnoozeRequest(null, 3, 60, 3, 60, null)),
                SmallDigest.at(NOON, null));

        digest.digest(anEvent().withId(2).ofUser(1L), anEvent().withId(3).ofUser(2L));
        digest.digest(anEvent().withId(4).ofUser(3L).at(NOON.plus(Duration.ofHours(2))));
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.IGNORED);
        digest.digest(
                anEvent().withId(5).ofUser(1L).at(NOON.plus(Duration.ofMinutes(130))),
                anEvent().withId(6).ofUser(2L).at(NOON.plus(Duration.ofMinutes(131))));

        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.UNRESOLVED);
    }

    @Test
    void commit_decidedBeforeAnEdit_doesNotUndoIt() {
        digest.digest(anEvent());
        digest.update(anEvent(), IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                SmallDigest.at(NOON, null));
        DigestCommit regression =
                digest.prepare(List.of(anEvent().withId(2).at(LATER).build()), LATER);
        digest.update(anEvent(), IssueUpdate.ofStatus(IssueStatus.IGNORED),
                SmallDigest.at(LATER, null));

        stores.issues().commit(regression);

        Issue issue = digest.issueOf(anEvent());
        assertThat(issue.state().status()).isEqualTo(IssueStatus.IGNORED);
        assertThat(issue.numbers().events()).isEqualTo(2);
    }

    @Test
    void commit_decidedBeforeADeletion_opensAnotherIssue() {
        digest.digest(anEvent());
        IssueId old = digest.issueOf(anEvent()).id();
        DigestCommit counted = digest.prepare(List.of(anEvent().withId(2).build()), LATER);
        stores.issues().delete(List.of(old));

        stores.issues().commit(counted);

        Issue issue = digest.issueOf(anEvent());
        assertThat(issue.id()).isNotEqualTo(old);
        assertThat(issue.number()).isEqualTo(2);
        assertThat(issue.numbers().events()).isEqualTo(1);
    }

    @Test
    void commit_users_areCountedOnce() {
        digest.digest(users(0, 200));
        digest.digest(users(100, 250));
        assertThat(digest.issueOf(anEvent()).numbers().users()).isEqualTo(250);

        digest.digest(users(200, 5000));
        assertThat(digest.issueOf(anEvent()).numbers().users()).isBetween(4700L, 5300L);
    }

    private static List<GroupedEvent> users(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(user -> anEvent().withId(user + 1)
                        .ofUser(user * 0x9E3779B97F4A7C15L ^ user << 32).build())
                .toList();
    }

    @Test
    void commit_hours_areKeptByEnvironment() {
        digest.digest(
                anEvent().withId(1).inEnvironment("production"),
                anEvent().withId(2).inEnvironment("staging"),
                anEvent().withId(3).at(NOON.plus(Duration.ofMinutes(61))).inEnvironment("staging"),
                anEvent().withId(4).at(NOON.plus(Duration.ofHours(25))));
        IssueId issue = digest.issueOf(anEvent()).id();

        assertThat(series(issue, 3, 1, Set.of())).containsExactly(2L, 1L, 0L);
        assertThat(series(issue, 3, 1, Set.of("staging"))).containsExactly(1L, 1L, 0L);
        assertThat(series(issue, 2, 24, Set.of())).containsExactly(3L, 1L);
        assertThat(stores.queries().hourlyMaximum(issue, NOON)).isEqualTo(2);
        assertThat(stores.queries().hourlyMaximum(issue, NOON.plusSeconds(3600))).isEqualTo(1);
    }

    private List<Long> series(IssueId issue, int intervals, int hours, Set<String> environments) {
        return stores.queries()
                .series(List.of(issue), new Series(NOON, intervals, hours, environments))
                .getOrDefault(issue, List.of());
    }

    @Test
    void commit_releasesAndEnvironments_areSummedUp() {
        digest.digest(
                anEvent().withId(1).inRelease("1").inEnvironment("production"),
                anEvent().withId(2).inRelease("2").inEnvironment("staging").at(LATER),
                anEvent().withId(3).inRelease("1").inEnvironment("production").at(LATER),
                anEvent().withId(4));
        IssueId issue = digest.issueOf(anEvent()).id();

        assertThat(stores.queries().environments(issue)).containsExactly(
                new Seen("production", 2, NOON, LATER), new Seen("staging", 1, LATER, LATER));
        assertThat(stores.queries().releases(issue, 10)).containsExactlyInAnyOrder(
                new Seen("1", 2, NOON, LATER), new Seen("2", 1, LATER, LATER));
        assertThat(stores.queries().environments(Set.of(new ProjectId(1), new ProjectId(2))))
                .containsExactly("production", "staging");
        assertThat(stores.queries().environments(Set.of(new ProjectId(2)))).isEmpty();
    }

    @Test
    void commit_outcomes_addUp() {
        OutcomeCount count = new OutcomeCount(
                new ProjectId(1), NOON, DataCategory.ERROR, new Outcome.Accepted(), 3);
        DigestCommit commit = new DigestCommit(
                new Watermark(0, 1), List.of(), List.of(count, count), List.of(), List.of(), NOON);
        stores.issues().commit(commit);
        stores.issues().commit(commit);

        assertThat(stores.outcomes().sums(new OutcomeQuery(
                Set.of(new ProjectId(1)), NOON, LATER, 1, Set.of(), Set.of(), Set.of(), Set.of())))
                .singleElement()
                .satisfies(sum -> assertThat(sum.quantity()).isEqualTo(6));
    }

    @Test
    void commit_userReports_areLinkedBeforeAndAfterTheirEvent() {
        digest.report(report(new EventId(1, 1), null, "before"));
        digest.digest(anEvent().withId(1));
        digest.report(report(new EventId(1, 1), 1L, "after"));
        digest.report(report(new EventId(1, 99), null, "never"));

        assertThat(stores.queries().userReports(digest.issueOf(anEvent()).id(), 0, 10))
                .extracting(UserReport::comments)
                .containsExactly("after", "before");
        assertThat(stores.queries().userReports(new ProjectId(1), 0, 2))
                .extracting(UserReport::comments).containsExactly("never", "after");
        assertThat(stores.queries().userReports(new ProjectId(1), 2, 2))
                .extracting(UserReport::comments).containsExactly("before");
        assertThat(stores.queries().userReports(new ProjectId(2), 0, 2)).isEmpty();
    }

    @Test
    void commit_feedback_isKeptWithWhoWroteIt() {
        GroupedEventBuilder feedback = anEvent().ofCategory(IssueCategory.FEEDBACK)
                .titled("I only wanted to pay");
        digest.digest(feedback);

        assertThat(digest.issueOf(feedback).metadata()).isEqualTo(feedback.build().metadata());
        assertThat(digest.issueOf(feedback).category()).isEqualTo(IssueCategory.FEEDBACK);
    }

    private static UserReport report(EventId event, @Nullable Long key, String comments) {
        return new UserReport(
                0, new ProjectId(1), event, key, "Anne", "anne@example.com", comments, NOON);
    }

    @Test
    void keysAfter_versions_riseWithEveryLink() {
        digest.digest(anEvent().ofKey(5));
        long version = stores.issues().keysVersion();
        digest.digest(anEvent().ofKey(6), anEvent().ofKey(5), anEvent().ofKey(7));

        assertThat(stores.issues().keysAfter(0, 10)).hasSize(3);
        List<KeyLink> links = stores.issues().keysAfter(version, 10);
        assertThat(links).extracting(link -> link.key().key()).containsExactly(6L, 7L);
        assertThat(links.getLast().version()).isEqualTo(stores.issues().keysVersion());
        assertThat(stores.issues().keysAfter(version, 1)).hasSize(1);
    }

    @Test
    void open_again_everythingIsThere() {
        digest.digest(anEvent());
        if (supports(Capability.RESTART)) {
            openStores();
            assertThat(stores.issues().applied(0).sequence()).isEqualTo(1);
            assertThat(digest.issueOf(anEvent()).numbers().events()).isEqualTo(1);
        }
    }

    private List<Activity> activities(IssueId issue) {
        return stores.queries().activities(issue, Set.of(), 0, 100);
    }

    private static IssueUpdate snoozed(SnoozeRequest request) {
        return new IssueUpdate(IssueStatus.IGNORED, null, null, request, null, null, null, null,
                null, null, null);
    }

}
