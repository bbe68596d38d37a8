package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthBatch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.HealthHour;
import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.SessionUpdate;
import io.corral.domain.health.SessionUpdate.Anr;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthQuery.By;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthSum;
import io.corral.store.health.HealthSum.Group;
import io.corral.store.issue.DigestCommit;
import io.corral.testkit.Property;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [io.corral.store.health.HealthStore] does, and how sessions are written.
public abstract class HealthStoreContract {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId MAIL = new ProjectId(2);
    private static final Instant HOUR = Instant.parse("2026-11-20T12:00:00Z");
    private static final Axis DAY = Axis.whole(HOUR.minus(Duration.ofHours(12)), 24);

    private static final List<SessionStatus> STATUSES = List.of(SessionStatus.values());

    @SuppressWarnings("NullAway.Init")
    private IssueStores stores;

    @SuppressWarnings("NullAway.Init")
    private SmallDigest digest;

    /// Opens empty stores.
    protected abstract IssueStores open();

    @BeforeEach
    void openStores() {
        stores = open();
        digest = new SmallDigest(stores);
    }

    private static HealthHour of(ProjectId project, String release, String environment, int hour) {
        return new HealthHour(project, release, environment, HOUR.plusSeconds(3600L * hour));
    }

    private static final HealthHour USUAL = of(SHOP, "shop@1", "production", 0);

    private static SessionUpdate.Single update(
            HealthHour of, long session, boolean begins, SessionStatus status,
            @Nullable Long user) {
        return new SessionUpdate.Single(of, session, begins, status, user, null, Anr.NONE);
    }

    private void tell(SessionUpdate... updates) {
        digest.sessions(List.of(updates));
    }

    private List<HealthSum> sums(Set<By> by, Axis axis) {
        return stores.health().sums(
                new HealthQuery(Set.of(SHOP), Set.of(), Set.of(), axis, by, Set.of()));
    }

    private HealthCounts counts() {
        List<HealthSum> sums = sums(Set.of(), DAY);
        return sums.isEmpty() ? HealthCounts.NONE : sums.getFirst().counts();
    }

    @Test
    void sessions_areCountedOnce_underTheirWorstStatus() {
        tell(update(USUAL, 1, true, SessionStatus.HEALTHY, null),
                update(USUAL, 2, true, SessionStatus.HEALTHY, null),
                update(USUAL, 3, true, SessionStatus.ERRORED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(3, 1, 0, 0, 0));

        tell(update(USUAL, 1, false, SessionStatus.ERRORED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(3, 2, 0, 0, 0));
        tell(update(USUAL, 1, false, SessionStatus.CRASHED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(3, 1, 0, 0, 1));
        tell(update(USUAL, 1, false, SessionStatus.CRASHED, null),
                update(USUAL, 1, false, SessionStatus.ERRORED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(3, 1, 0, 0, 1));
        assertThat(counts().healthy()).isEqualTo(1);
    }

    @Test
    void updates_beforeTheBegin_count() {
        tell(update(USUAL, 1, false, SessionStatus.UNHANDLED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(0, 0, 1, 0, 0));
        assertThat(counts().healthy()).isZero();

        tell(update(USUAL, 1, true, SessionStatus.HEALTHY, null));
        assertThat(counts()).isEqualTo(new HealthCounts(1, 0, 1, 0, 0));
    }

    @Test
    void countedByTheClient_addUp() {
        var told = new SessionUpdate.Counted(USUAL, Map.of(SessionStatus.HEALTHY, 10L,
                SessionStatus.ERRORED, 3L, SessionStatus.CRASHED, 1L), 7L);
        tell(told, told);
        tell(update(USUAL, 1, true, SessionStatus.CRASHED, 8L));

        assertThat(counts()).isEqualTo(new HealthCounts(29, 6, 0, 0, 3));
        assertThat(users(UserKind.ANY)).isEqualTo(2);
        assertThat(users(UserKind.CRASHED)).isEqualTo(2);
    }

    private long users(UserKind kind) {
        return stores.health().sums(new HealthQuery(
                Set.of(SHOP), Set.of(), Set.of(), DAY, Set.of(), Set.of(Detail.USERS)))
                .getFirst().users(kind);
    }

    @Test
    void users_areCountedOnce_inEachSetTheyBelongTo() {
        HealthHour later = of(SHOP, "shop@2", "staging", 3);
        tell(update(USUAL, 1, true, SessionStatus.HEALTHY, 100L),
                update(USUAL, 2, true, SessionStatus.ERRORED, 200L),
                new SessionUpdate.Single(USUAL, 3, true, SessionStatus.ABNORMAL, 300L, null,
                        Anr.FOREGROUND));
        tell(update(later, 4, true, SessionStatus.UNHANDLED, 100L),
                new SessionUpdate.Single(later, 5, true, SessionStatus.ABNORMAL, 400L, null,
                        Anr.BACKGROUND));

        assertThat(users(UserKind.ANY)).isEqualTo(4);
        assertThat(users(UserKind.UNHEALTHY)).isEqualTo(4);
        assertThat(users(UserKind.UNHANDLED)).isEqualTo(1);
        assertThat(users(UserKind.ABNORMAL)).isEqualTo(2);
        assertThat(users(UserKind.CRASHED)).isZero();
        assertThat(users(UserKind.ANR)).isEqualTo(2);
        assertThat(users(UserKind.ANR_FOREGROUND)).isEqualTo(1);
        assertThat(sums(Set.of(), DAY).getFirst().users()).isEmpty();
    }

    @Test
    void durations_areSummedUp() {
        for (int seconds : new int[]{1, 2, 3}) {
            tell(new SessionUpdate.Single(USUAL, seconds, false, SessionStatus.HEALTHY, null,
                    Duration.ofSeconds(seconds), Anr.NONE));
        }

        DurationSketch durations = stores.health().sums(new HealthQuery(Set.of(SHOP), Set.of(),
                Set.of(), DAY, Set.of(), Set.of(Detail.DURATIONS))).getFirst().durations();
        assertThat(durations).isEqualTo(DurationSketch.of(List.of(1000L, 2000L, 3000L)));
    }

    @Test
    void sums_areKeptApartByWhatIsAsked() {
        tell(update(of(SHOP, "a \"quoted\\ one", "", 0), 1, true, SessionStatus.HEALTHY, null),
                update(of(SHOP, "b", "x", 1), 2, true, SessionStatus.HEALTHY, null),
                update(of(SHOP, "b", "y", 5), 3, true, SessionStatus.CRASHED, null),
                update(of(MAIL, "b", "x", 5), 4, true, SessionStatus.HEALTHY, null),
                update(of(SHOP, "b", "x", 6), 5, true, SessionStatus.HEALTHY, null));
        var axis = new Axis(HOUR, 3, 2);

        assertThat(sums(Set.of(By.RELEASE, By.ENVIRONMENT), axis)).containsExactlyInAnyOrder(
                sum(new Group(null, "a \"quoted\\ one", ""), 0, 1, 0),
                sum(new Group(null, "b", "x"), 0, 1, 0),
                sum(new Group(null, "b", "y"), 1, 1, 1));
        assertThat(sums(Set.of(By.PROJECT), axis)).containsExactlyInAnyOrder(
                sum(new Group(SHOP, null, null), 0, 2, 0),
                sum(new Group(SHOP, null, null), 1, 1, 1));
        assertThat(stores.health().sums(new HealthQuery(Set.of(SHOP, MAIL), Set.of("b", "c"),
                Set.of("x"), axis, Set.of(By.PROJECT), Set.of(Detail.USERS))))
                .containsExactlyInAnyOrder(
                        sum(new Group(SHOP, null, null), 0, 1, 0),
                        sum(new Group(MAIL, null, null), 1, 1, 0));
        assertThat(stores.health().sums(new HealthQuery(Set.of(SHOP),
                Set.of("a \"quoted\\ one"), Set.of(""), axis, Set.of(), Set.of()))).hasSize(1);
        assertThat(stores.health().sums(new HealthQuery(
                Set.of(), Set.of(), Set.of(), axis, Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void known_areReleasesWithSessions() {
        tell(update(USUAL, 1, true, SessionStatus.HEALTHY, null),
                update(of(MAIL, "b", "x", 5), 4, true, SessionStatus.HEALTHY, null));

        assertThat(stores.health().known(Set.of(SHOP, MAIL), Set.of("b", "shop@1", "c")))
                .containsExactlyInAnyOrder(
                        new Group(SHOP, "shop@1", null), new Group(MAIL, "b", null));
        assertThat(stores.health().known(Set.of(SHOP), Set.of("b"))).isEmpty();
    }

    private static HealthSum sum(Group group, int interval, long sessions, long crashed) {
        return new HealthSum(group, interval, new HealthCounts(sessions, 0, 0, 0, crashed),
                Map.of(), DurationSketch.EMPTY);
    }

    @Test
    void commit_ofAPositionAlreadyApplied_countsNothing() {
        var commit = new DigestCommit(new Watermark(0, 900), List.of(), List.of(), List.of(),
                List.of(), HealthBatch.of(List.of(
                        update(USUAL, 1, true, SessionStatus.CRASHED, null))),
                HOUR);

        assertThat(stores.issues().commit(commit)).isTrue();
        assertThat(stores.issues().commit(commit)).isFalse();
        assertThat(counts()).isEqualTo(new HealthCounts(1, 0, 0, 0, 1));
    }

    @Test
    void environments_ofSessions_areThoseOfTheProject() {
        tell(update(USUAL, 1, true, SessionStatus.HEALTHY, null));
        assertThat(stores.queries().environments(Set.of(SHOP))).contains("production");
    }

    @Test
    void dropBefore_forgetsHours_settleBefore_onlySessions() {
        tell(update(USUAL, 1, true, SessionStatus.ERRORED, null),
                update(of(SHOP, "shop@1", "production", 1), 2, true, SessionStatus.ERRORED, null));

        stores.health().settleBefore(HOUR.plusSeconds(3600));
        assertThat(counts()).isEqualTo(new HealthCounts(2, 2, 0, 0, 0));
        tell(update(of(SHOP, "shop@1", "production", 1), 2, false, SessionStatus.CRASHED, null));
        assertThat(counts()).isEqualTo(new HealthCounts(2, 1, 0, 0, 1));

        stores.health().dropBefore(HOUR.plusSeconds(3600));
        assertThat(counts()).isEqualTo(new HealthCounts(1, 0, 0, 0, 1));
        stores.issues().deleteProject(SHOP);
        assertThat(counts()).isEqualTo(HealthCounts.NONE);
    }

    /// Sessions in random batches and order give the sums of a model that keeps every session.
    @Test
    void sums_equalThoseOfANaiveModel() {
        Property.forAll(40, HealthStoreContract::story, told -> {
            stores.issues().deleteProject(SHOP);
            told.forEach(batch -> digest.sessions(batch));
            Map<HealthHour, HealthCounts> sums = new HashMap<>();
            for (HealthSum sum : sums(Set.of(By.PROJECT, By.RELEASE, By.ENVIRONMENT),
                    new Axis(HOUR, 1, 24))) {
                Group group = sum.group();
                sums.put(new HealthHour(SHOP, String.valueOf(group.release()),
                        String.valueOf(group.environment()),
                        HOUR.plusSeconds(3600L * sum.interval())), sum.counts());
            }
            assertThat(sums).isEqualTo(model(told));
        });
    }

    private static List<List<SessionUpdate>> story(RandomGenerator random, int size) {
        List<List<SessionUpdate>> batches = new ArrayList<>();
        List<SessionUpdate> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            HealthHour of = of(SHOP, "r" + random.nextInt(2), random.nextBoolean() ? "" : "e",
                    random.nextInt(3));
            SessionStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            batch.add(random.nextInt(6) == 0
                    ? new SessionUpdate.Counted(
                            of, Map.of(status, 1L + random.nextInt(9)), null)
                    : update(of, random.nextInt(8), random.nextBoolean(), status, null));
            if (random.nextInt(5) == 0) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        batches.add(List.copyOf(batch));
        return batches.stream().filter(each -> !each.isEmpty()).toList();
    }

    private static Map<HealthHour, HealthCounts> model(List<List<SessionUpdate>> told) {
        record Id(HealthHour of, long session) {}
        Map<Id, SessionStatus> worst = new HashMap<>();
        Map<HealthHour, HealthCounts> sums = new HashMap<>();
        Set<HealthHour> seen = new HashSet<>();
        for (List<SessionUpdate> batch : told) {
            for (SessionUpdate update : batch) {
                seen.add(update.of());
                switch (update) {
                    case SessionUpdate.Single one -> {
                        worst.merge(new Id(one.of(), one.session()), one.status(),
                                SessionStatus::or);
                        if (one.begins()) {
                            add(sums, one.of(), new HealthCounts(1, 0, 0, 0, 0));
                        }
                    }
                    case SessionUpdate.Counted some -> some.counts().forEach((status, count) -> {
                        add(sums, some.of(), new HealthCounts(count, 0, 0, 0, 0));
                        add(sums, some.of(), HealthCounts.NONE.plus(status, count));
                    });
                }
            }
        }
        worst.forEach((id, status) -> add(sums, id.of(), HealthCounts.NONE.plus(status, 1)));
        seen.forEach(of -> sums.putIfAbsent(of, HealthCounts.NONE));
        return sums;
    }

    private static void add(Map<HealthHour, HealthCounts> sums, HealthHour of,
            HealthCounts more) {
        sums.merge(of, more, HealthCounts::plus);
    }
}
