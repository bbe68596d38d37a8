package io.corral.server.regroup;

import static io.corral.server.regroup.RegroupFixture.moves;
import static io.corral.server.regroup.RegroupFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.regroup.Regrouping.Undo;
import io.corral.server.regroup.RegroupFixture.Sample;
import io.corral.server.regroup.RegroupFixture.Seen;
import io.corral.store.embedded.event.DuckDbEventStore;
import io.corral.store.embedded.event.EventSettings;
import io.corral.store.event.EventStore;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.State;
import io.corral.testkit.Property;
import io.corral.testkit.event.MemoryEventStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegroupingTest {

    private static final UserId ANN = new UserId(5);
    private static final int TRIES = 25;

    @TempDir
    Path place;

    /// Events, their keys before and after, and how many have expired before the job.
    private record Case(
            List<Sample> samples, List<Long> before, List<Long> after, int expired) {

        long before(Sample sample) {
            return before.get((int) sample.id() - 1);
        }

        long after(Sample sample) {
            return after.get((int) sample.id() - 1);
        }

        static Case random(RandomGenerator random, int size) {
            List<Sample> samples = new ArrayList<>();
            List<Long> before = new ArrayList<>();
            List<Long> after = new ArrayList<>();
            int keys = 1 + random.nextInt(6);
            for (int i = 1; i <= 2 + size / 3; i++) {
                int text = random.nextInt(8);
                samples.add(new Sample(i, random.nextInt(300) - 200, random.nextInt(6),
                        random.nextInt(4), random.nextInt(3), text));
                before.add(100L + text % keys);
                after.add(random.nextInt(4) == 0
                        ? before.getLast()
                        : 103L + (text * 7 + random.nextInt(2)) % 6);
            }
            return new Case(samples, before, after, random.nextInt(3));
        }
    }

    private RegroupFixture fixture(EventStore rows) {
        try {
            return new RegroupFixture(Files.createTempDirectory(place, "stores"), rows);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<List<Object>> numbers(Map<Long, Seen> seen) {
        Set<List<Object>> numbers = new HashSet<>();
        seen.values().forEach(each -> numbers.add(each.numbers()));
        return numbers;
    }

    @Test
    void applied_isAsIfEventsHadComeWithTheNewKeys() {
        Property.forAll(TRIES, Case::random, example -> {
            try (RegroupFixture one = fixture(new MemoryEventStore());
                    RegroupFixture other = fixture(new MemoryEventStore())) {
                one.ingest(example.samples(), example::before);
                one.regrouping.run(order("try"),
                        moves(example.samples(), example::before, example::after));
                other.ingest(example.samples(), example::after);

                assertThat(numbers(one.seen())).isEqualTo(numbers(other.seen()));
            }
        });
    }

    @Test
    void undone_isAsBefore() {
        Property.forAll(TRIES, Case::random, example -> {
            try (RegroupFixture one = fixture(new MemoryEventStore())) {
                one.ingest(example.samples(), example::before);
                one.rows.dropBefore(RegroupFixture.NOON.minusSeconds(
                        60L * (200 - 60L * example.expired())));
                Map<Long, Seen> before = one.seen();
                RegroupJob job = one.regrouping.run(order("try"),
                        moves(example.samples(), example::before, example::after));
                long events = total(one.seen());

                assertThat(events).isEqualTo(total(before));
                assertThat(one.regrouping.undo(job.id(), "undo", ANN, "{}"))
                        .isInstanceOf(Undo.Done.class);
                assertThat(one.seen()).isEqualTo(before);
            }
        });
    }

    @Test
    void undone_keyWhoseExpiredEventsAddNoUser_countsItsUsersOnly() {
        List<Sample> samples = List.of(
                new Sample(1, -100, 1, 1, 1, 1), new Sample(2, 100, 1, 1, 1, 1),
                new Sample(3, -100, 2, 1, 1, 1), new Sample(4, 100, 3, 1, 1, 1));
        try (RegroupFixture at = fixture(new MemoryEventStore())) {
            at.ingest(samples, sample -> sample.id() <= 2 ? 1L : 2L);
            at.rows.dropBefore(RegroupFixture.NOON);
            Map<Long, Seen> before = at.seen();
            RegroupJob job = at.regrouping.run(order("try"), List.of(KeyMove.whole(2, 1)));

            at.regrouping.undo(job.id(), "undo", ANN, "{}");

            assertThat(at.seen()).isEqualTo(before);
        }
    }

    private static long total(Map<Long, Seen> seen) {
        return seen.values().stream().mapToLong(each -> each.issue().numbers().events()).sum();
    }

    private static List<Sample> samples(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            samples.add(new Sample(i, i, i % 3, i % 2, 1, i % 4));
        }
        return samples;
    }

    private RegroupFixture onDisk() {
        return fixture(DuckDbEventStore.open(
                place.resolve("events.duckdb"), EventSettings.defaults()));
    }

    private static long byText(Sample sample) {
        return 10L + sample.text();
    }

    private static long allOne(Sample sample) {
        return sample.id() > 0 ? 99L : 0;
    }

    @Test
    void merged_stateAssigneeAndNotesStayWithTheLargerPart() {
        try (RegroupFixture at = onDisk()) {
            List<Sample> samples = samples(9);
            at.ingest(samples, sample -> sample.id() <= 6 ? 1L : 2L);
            Seen larger = at.seen(1);
            Seen smaller = at.seen(2);
            at.issues.issues().edit(List.of(
                    new IssueEdit(larger.issue().id(), ANN, RegroupFixture.NOON, List.of(
                            new IssueEdit.Step.Assign(new Assignee.ToUser(ANN)),
                            new IssueEdit.Step.Resolve(new Resolution(
                                    new Fix.Now(), RegroupFixture.NOON, ANN))),
                            List.of()),
                    IssueEdit.note(larger.issue().id(), ANN, RegroupFixture.NOON, "mine"),
                    IssueEdit.note(smaller.issue().id(), ANN, RegroupFixture.NOON, "theirs")));

            RegroupJob job = at.regrouping.run(order("one bug"),
                    List.of(KeyMove.whole(1, 50), KeyMove.whole(2, 50)));

            Issue left = at.seen(1).issue();
            assertThat(at.seen()).hasSize(1);
            assertThat(left.numbers().events()).isEqualTo(9);
            assertThat(left.state().status()).isEqualTo(IssueStatus.RESOLVED);
            assertThat(left.assignee()).isEqualTo(new Assignee.ToUser(ANN));
            assertThat(left.comments()).isEqualTo(2);
            assertThat(at.issues.queries().find(smaller.issue().id())).contains(left);
            assertThat(job.moved()).isEqualTo(3);
            assertThat(at.issues.queries().activities(left.id(), Set.of(ActivityType.MERGE), 0, 9))
                    .singleElement().extracting(Activity::entry)
                    .returns("one bug", entry -> entry.data().get("reason"));

            at.regrouping.undo(job.id(), "back", ANN, "{}");

            assertThat(at.seen()).hasSize(2);
            assertThat(at.seen(2).issue().comments()).isEqualTo(1);
            assertThat(at.seen(2).issue().id()).isEqualTo(smaller.issue().id());
            assertThat(at.issues.queries().find(smaller.issue().id()).orElseThrow().numbers())
                    .isEqualTo(smaller.issue().numbers());
        }
    }

    @Test
    void undone_aMergeOfAnEmptiedIssue_canStillBeTakenBack() {
        try (RegroupFixture at = onDisk()) {
            at.ingest(samples(9), sample -> sample.id() <= 4 ? 1L : sample.id() <= 6 ? 2L : 3L);
            Issue one = at.seen(1).issue();
            Issue two = at.seen(2).issue();
            var by = new Correction(ANN, RegroupFixture.NOON, "one bug");
            at.issues.corrections().merge(one.id(), List.of(two.id()), by);
            at.ingest(List.of(new Sample(20, 20, 0, 1, 1, 1), new Sample(21, 21, 0, 1, 1, 1),
                    new Sample(22, 22, 0, 1, 1, 1), new Sample(23, 23, 0, 1, 1, 1)), _ -> 3L);
            RegroupJob job = at.regrouping.run(order("all one"),
                    List.of(KeyMove.whole(1, 3), KeyMove.whole(2, 3)));
            assertThat(at.seen()).hasSize(1);

            at.regrouping.undo(job.id(), "back", ANN, "{}");

            Activity merge = at.issues.queries()
                    .activities(one.id(), Set.of(ActivityType.MERGE), 0, 9).getFirst();
            assertThat(at.issues.corrections().undo(one.id(), merge.id(), by)).isPresent();
            assertThat(at.seen(2).keys()).containsExactly(2L);
            assertThat(at.seen(2).issue().numbers()).isEqualTo(two.numbers());
        }
    }

    @Test
    void splitOffEvents_openAnIssue_andTellNobody() {
        try (RegroupFixture at = onDisk()) {
            at.ingest(samples(6), RegroupingTest::allOne);
            at.issues.outbox().due(RegroupFixture.NOON.plusSeconds(9_999_999), 100)
                    .forEach(entry -> at.issues.outbox().done(entry.id()));

            at.regrouping.run(order("two bugs"), List.of(new KeyMove(99, 7,
                    List.of(new EventId(2, 2), new EventId(4, 4)))));

            assertThat(at.seen(1).issue().numbers().events()).isEqualTo(4);
            assertThat(at.seen(2).issue().numbers().events()).isEqualTo(2);
            assertThat(at.seen(2).keys()).containsExactly(7L);
            assertThat(at.issues.outbox().due(RegroupFixture.NOON.plusSeconds(9_999_999), 100))
                    .isEmpty();
        }
    }

    @Test
    void undo_eventsThatCameSince_stayWithTheKeyTheyHave() {
        try (RegroupFixture at = onDisk()) {
            at.ingest(samples(8), RegroupingTest::byText);
            RegroupJob job = at.regrouping.run(order("all"),
                    moves(samples(8), RegroupingTest::byText, RegroupingTest::allOne));
            at.ingest(List.of(new Sample(9, 30, 1, 1, 1, 1)), RegroupingTest::allOne);

            at.regrouping.undo(job.id(), "back", ANN, "{}");

            assertThat(at.seen().values()).extracting(Seen::keys).containsExactlyInAnyOrder(
                    Set.of(10L), Set.of(11L), Set.of(12L), Set.of(13L), Set.of(99L));
            assertThat(total(at.seen())).isEqualTo(9);
        }
    }

    @Test
    void undo_eventsAllExpired_changesNothing() {
        try (RegroupFixture at = onDisk()) {
            at.ingest(samples(6), RegroupingTest::allOne);
            at.rows.dropBefore(RegroupFixture.NOON.plusSeconds(150));
            Map<Long, Seen> before = at.seen();
            RegroupJob job = at.regrouping.run(order("gone"), List.of(new KeyMove(99, 7,
                    List.of(new EventId(1, 1)))));
            at.regrouping.undo(job.id(), "back", ANN, "{}");

            assertThat(job.moved()).isZero();
            assertThat(at.seen()).isEqualTo(before);
        }
    }

    @Test
    void undo_whenALaterJobMovedTheSame_isRefused() {
        try (RegroupFixture at = onDisk()) {
            at.ingest(samples(8), RegroupingTest::byText);
            RegroupJob first = at.regrouping.run(order("first"),
                    moves(samples(8), RegroupingTest::byText, RegroupingTest::allOne));
            RegroupJob second = at.regrouping.run(order("second"),
                    List.of(KeyMove.whole(99, 98)));

            assertThat(at.regrouping.undo(first.id(), "back", ANN, "{}"))
                    .isInstanceOf(Undo.Refused.class);
            at.regrouping.undo(second.id(), "back", ANN, "{}");
            assertThat(at.regrouping.undo(first.id(), "back", ANN, "{}"))
                    .isInstanceOf(Undo.Done.class);
            assertThat(at.journal.find(first.id()).orElseThrow().state()).isEqualTo(State.UNDONE);
            assertThat(at.seen()).hasSize(4);
        }
    }
}
