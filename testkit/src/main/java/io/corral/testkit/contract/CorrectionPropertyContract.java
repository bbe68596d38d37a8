package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.store.issue.CorrectionStore.Face;
import io.corral.store.issue.CorrectionStore.Moved;
import io.corral.store.issue.IssueQueries.Seen;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.store.issue.LinkedKey;
import io.corral.testkit.Property;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Merges, splits and undoing at random, among events at random: the adapter does what memory does,
/// their order does not matter, and undoing restores.
public abstract class CorrectionPropertyContract {

    private static final int KEYS = 5;
    private static final UserId ANNE = new UserId(7);

    /// Opens empty stores.
    protected abstract IssueStores open();

    /// How often each statement is tried.
    protected int tries() {
        return 200;
    }

    /// Something that happens.
    sealed interface Step {
        record Comes(GroupedEventBuilder event) implements Step {}

        record Merges(long into, long other) implements Step {}

        record Splits(long key) implements Step {}

        record Undoes(long key) implements Step {}

        record Notes(long key) implements Step {}
    }

    /// How an issue looks, whatever its id.
    record Look(
            Issue.Numbers numbers, String title, Level level, boolean unhandled, int comments,
            Set<Long> keys, List<Seen> environments, List<Long> hours) {}

    /// Stores with what is needed to show stale issues.
    private static final class World {
        final IssueStores stores;
        final SmallDigest digest;
        final List<GroupedEvent> events = new ArrayList<>();

        World(IssueStores stores) {
            this.stores = stores;
            this.digest = new SmallDigest(stores);
        }

        IssueId issueOf(long key) {
            return digest.issueOf(anEvent().ofKey(key)).id();
        }

        void run(List<Step> steps) {
            steps.forEach(this::run);
        }

        void run(Step step) {
            Correction by = new Correction(ANNE, NOON.plusSeconds(90_000), null);
            switch (step) {
                case Step.Comes(var event) -> {
                    events.add(event.build());
                    digest.digest(event);
                }
                case Step.Merges(var into, var other) -> {
                    List<IssueId> _ = stores.corrections().merge(
                            issueOf(into), List.of(issueOf(other)), by);
                }
                case Step.Splits(var key) -> stores.corrections().split(
                        issueOf(key), Set.of(key(key)), face(Set.of(key)), by)
                        .ifPresent(this::refresh);
                case Step.Undoes(var key) -> activities(key).stream()
                        .filter(each -> each.entry().data().containsKey("undo")).findFirst()
                        .flatMap(each -> stores.corrections().undo(issueOf(key), each.id(), by))
                        .ifPresent(this::refresh);
                case Step.Notes(var key) -> {
                    List<Activity> _ = stores.issues().edit(List.of(IssueEdit.note(
                            issueOf(key), ANNE, NOON.plusSeconds(90_000), "note")));
                }
            }
        }

        List<Activity> activities(long key) {
            return stores.queries().activities(issueOf(key), Set.of(), 0, 1_000);
        }

        void refresh(Moved moved) {
            for (IssueId stale : moved.stale()) {
                stores.corrections().show(stale, face(keysOf(stale)));
            }
        }

        Set<Long> keysOf(IssueId issue) {
            return Set.copyOf(stores.corrections().keys(issue).stream()
                    .map(LinkedKey::key).map(IssueKey::key).toList());
        }

        Face face(Set<Long> keys) {
            List<GroupedEvent> own =
                    events.stream().filter(each -> keys.contains(each.key())).toList();
            GroupedEvent newest = Collections.max(
                    own, Comparator.comparing(GroupedEvent::timestamp));
            return new Face(newest,
                    own.stream().anyMatch(each -> Boolean.FALSE.equals(each.handled())));
        }

        Map<Long, Look> looks() {
            Map<Long, Look> looks = new TreeMap<>();
            for (long key = 1; key <= KEYS; key++) {
                Issue issue = digest.issueOf(anEvent().ofKey(key));
                looks.put(key, new Look(issue.numbers(), issue.metadata().title(), issue.level(),
                        issue.unhandled(), issue.comments(), keysOf(issue.id()),
                        stores.queries().environments(issue.id()),
                        stores.queries().series(List.of(issue.id()),
                                new Series(NOON, 24, 1, Set.of()))
                                .getOrDefault(issue.id(), List.of())));
            }
            return looks;
        }
    }

    private static IssueKey key(long key) {
        return new IssueKey(new ProjectId(1), key);
    }

    private static GroupedEventBuilder event(RandomGenerator random, long id, long key) {
        return anEvent().ofKey(key).withId(id).at(NOON.plusSeconds(id * 2_591 % 80_000))
                .titled("event " + id).ofUser(random.nextLong(6))
                .withLevel(random.nextBoolean() ? Level.ERROR : Level.WARNING)
                .handled(random.nextInt(4) > 0)
                .inRelease(random.nextBoolean() ? "shop@" + random.nextInt(3) : null)
                .inEnvironment("e" + random.nextInt(2));
    }

    /// The first event of each key.
    private static List<Step> opening(RandomGenerator random) {
        List<Step> steps = new ArrayList<>();
        for (long key = 1; key <= KEYS; key++) {
            steps.add(new Step.Comes(event(random, key, key)));
        }
        return steps;
    }

    private static long someKey(RandomGenerator random) {
        return 1L + random.nextInt(KEYS);
    }

    private static List<Step> anything(RandomGenerator random, int size) {
        List<Step> steps = opening(random);
        for (int i = 0; i < Math.min(size, 25); i++) {
            steps.add(switch (random.nextInt(7)) {
                case 0, 1 -> new Step.Merges(someKey(random), someKey(random));
                case 2 -> new Step.Splits(someKey(random));
                case 3 -> new Step.Undoes(someKey(random));
                case 4 -> new Step.Notes(someKey(random));
                default -> new Step.Comes(event(random, KEYS + 1 + i, someKey(random)));
            });
        }
        return steps;
    }

    @Test
    void anySteps_areAsInMemory() {
        Property.forAll(tries(), CorrectionPropertyContract::anything, steps -> {
            World own = new World(open());
            World memory = new World(MemoryIssueStores.create());
            own.run(steps.subList(0, KEYS));
            memory.run(steps.subList(0, KEYS));
            for (Step step : steps.subList(KEYS, steps.size())) {
                own.run(step);
                memory.run(step);
                assertThat(own.looks()).as(step.toString()).isEqualTo(memory.looks());
            }
        });
    }

    private record Shuffled(List<Step> one, List<Step> two) {}

    /// The same events and corrections, where events come at other times between them.
    private static Shuffled shuffled(RandomGenerator random, int size) {
        List<Step> events = new ArrayList<>();
        List<Step> corrections = new ArrayList<>();
        for (int i = 0; i < Math.min(size, 20); i++) {
            if (random.nextBoolean()) {
                events.add(new Step.Comes(event(random, KEYS + 1 + i, someKey(random))));
            } else {
                corrections.add(random.nextInt(3) > 0
                        ? new Step.Merges(someKey(random), someKey(random))
                        : new Step.Splits(someKey(random)));
            }
        }
        List<Step> opening = opening(random);
        return new Shuffled(mixed(opening, events, corrections, random),
                mixed(opening, events, corrections, random));
    }

    private static List<Step> mixed(
            List<Step> opening, List<Step> events, List<Step> corrections,
            RandomGenerator random) {
        List<Step> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        List<Step> all = new ArrayList<>(corrections);
        for (Step event : shuffled) {
            all.add(random.nextInt(all.size() + 1), event);
        }
        all.addAll(0, opening);
        return all;
    }

    @Test
    void mergesAndSplits_commuteWithTheOrderOfEvents() {
        Property.forAll(tries(), CorrectionPropertyContract::shuffled, both -> {
            World one = new World(open());
            one.run(both.one);
            Map<Long, Look> looks = one.looks();
            World two = new World(open());
            two.run(both.two);
            assertThat(two.looks()).isEqualTo(looks);
        });
    }

    @Test
    void undo_ofTheLastCorrection_restoresWhatWas() {
        Property.forAll(tries(), CorrectionPropertyContract::anything, steps -> {
            World world = new World(open());
            world.run(steps);
            for (Step step : List.of(new Step.Merges(1, 2), new Step.Splits(2))) {
                Map<Long, Look> before = world.looks();
                List<IssueId> issues = issues(world);
                long last = lastActivity(world);
                world.run(step);
                if (lastActivity(world) > last) {
                    world.run(new Step.Undoes(step instanceof Step.Splits ? source(world) : 1));
                }
                assertThat(world.looks()).isEqualTo(before);
                assertThat(issues(world)).isEqualTo(issues);
            }
        });
    }

    /// A key of the issue whose history tells of the last split.
    private static long source(World world) {
        long found = 0;
        long newest = 0;
        for (long key = 1; key <= KEYS; key++) {
            for (Activity each : world.activities(key)) {
                if (each.entry().data().containsKey("undo") && each.id() > newest) {
                    newest = each.id();
                    found = key;
                }
            }
        }
        return found;
    }

    private static long lastActivity(World world) {
        long last = 0;
        for (long key = 1; key <= KEYS; key++) {
            last = Math.max(last, world.activities(key).stream().mapToLong(Activity::id).max()
                    .orElse(0));
        }
        return last;
    }

    private static List<IssueId> issues(World world) {
        List<IssueId> issues = new ArrayList<>();
        for (long key = 1; key <= KEYS; key++) {
            issues.add(world.issueOf(key));
        }
        return issues;
    }
}
