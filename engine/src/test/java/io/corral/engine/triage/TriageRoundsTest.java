package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.triage.Verdict;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.store.Watermark;
import io.corral.store.outbox.OutboxEntry;
import io.corral.testkit.event.EventRowBuilder;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDefinitionStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriageRoundsTest {

    private static final GroupedEventBuilder BUG = anEvent().titled("Timeout in a query")
            .withLevel(Level.WARNING).handled(true);

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final MemoryEventStore events = new MemoryEventStore();
    private final Directory directory = directory();
    private final IssueTriage triage = triage();
    private final TriageRounds rounds =
            new TriageRounds(triage, stores.issues(), stores.queries(), directory::current);
    private Instant now = NOON.plus(Duration.ofMinutes(30));
    private long ids;

    private static Directory directory() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        new Administration(store, new MemorySignInStore(), directory, clock, new Random(1))
                .setup()
                .setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return directory;
    }

    private IssueTriage triage() {
        return new IssueTriage(
                new IssueTriage.Stores(stores.queries(), events, new MemoryPayloadStore(),
                        new KeyMirror(stores.issues(), events), stores.releases(),
                        stores.commits(), stores.deploys(), stores.health()),
                new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE,
                        new GroupingConfigs(new MemoryRuleSetStore(), () -> now)),
                new ProductContexts(new MemoryDefinitionStore(), () -> now),
                new CorrectionBook(new MemoryDefinitionStore()), directory::current,
                () -> now);
    }

    private void happens(int times, Instant at) {
        List<GroupedEvent> events = IntStream.range(0, times)
                .mapToObj(i -> BUG.withId(++ids).at(at.plusSeconds(i)).build()).toList();
        digest.digest(events);
    }

    private Issue issue() {
        return digest.issueOf(BUG);
    }

    private List<Activity> history(ActivityType type) {
        return stores.queries().activities(issue().id(), Set.of(type), 0, 100);
    }

    private void isOngoing() {
        digest.edit(BUG, NOON.minus(Duration.ofDays(2)), new Step.Reopen(Substatus.ONGOING));
    }

    private Verdict verdict() {
        OrganizationId acme = directory.current().organization("acme").orElseThrow().id();
        return triage.rank(acme).verdicts().getFirst();
    }

    @Test
    void ongoingIssue_thatLeavesItsForecast_isEscalating_andItsHistorySaysWhy() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        isOngoing();
        rounds.run();
        assertThat(issue().state().substatus()).isEqualTo(Substatus.ONGOING);

        happens(40, NOON);
        rounds.run();
        assertThat(issue().state().substatus()).isEqualTo(Substatus.ESCALATING);
        assertThat(issue().inbox()).isTrue();
        assertThat(history(ActivityType.SET_ESCALATING)).singleElement().satisfies(made -> {
            assertThat(made.actor()).isNull();
            assertThat(made.entry().data()).containsEntry("events", 40L)
                    .containsEntry("forecast", 10L)
                    .containsEntry("reason", "40 events in an hour; forecast were at most 10");
        });

        now = now.plus(Duration.ofMinutes(10));
        rounds.run();
        assertThat(history(ActivityType.SET_ESCALATING)).hasSize(1);
    }

    @Test
    void escalation_isToldOnce_andAgainOnlyAfterADay() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        isOngoing();
        stores.outbox().due(NOON, 10).forEach(entry -> stores.outbox().done(entry.id()));
        happens(40, NOON);
        events.append(new Watermark(0, 1), List.of(EventRowBuilder.aRow().inProject(1)
                .withKey(1).withId(9).at(NOON.plusSeconds(39)).build()));
        rounds.run();
        assertThat(stores.outbox().due(now, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(OutboxEntry.Kind.ESCALATING);
            assertThat(entry.issue()).isEqualTo(issue().id());
            assertThat(entry.event()).isEqualTo(new EventId(9, 9));
        });
        assertThat(history(ActivityType.SET_ESCALATING).getFirst().entry().data())
                .containsEntry("told", true);

        digest.edit(BUG, now, new Step.Reopen(Substatus.ONGOING));
        rounds.run();
        assertThat(issue().state().substatus()).isEqualTo(Substatus.ESCALATING);
        assertThat(stores.outbox().due(now, 10)).hasSize(1);
        assertThat(history(ActivityType.SET_ESCALATING).getFirst().entry().data())
                .containsKey("notTold").doesNotContainKey("told");
    }

    @Test
    void newAndArchivedIssues_areLeftToTheDigest() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        happens(40, NOON);
        rounds.run();
        assertThat(issue().state().substatus()).isEqualTo(Substatus.NEW);

        digest.update(BUG, IssueUpdate.ofStatus(IssueStatus.IGNORED),
                SmallDigest.at(NOON, null));
        rounds.run();
        assertThat(issue().state().status()).isEqualTo(IssueStatus.IGNORED);
        assertThat(history(ActivityType.SET_ESCALATING)).isEmpty();
    }

    @Test
    void priority_isThatOfTheVerdict_andItsHistorySaysByWhichRule() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        isOngoing();
        digest.edit(BUG, NOON, new Step.RatePriority(Priority.HIGH));
        Verdict verdict = verdict();
        assertThat(verdict.isHigh()).isFalse();

        rounds.run();
        rounds.run();
        assertThat(issue().priority()).as("it has to hold").isEqualTo(Priority.HIGH);
        rounds.run();
        Priority priority = verdict.tier() == 3 ? Priority.MEDIUM : Priority.LOW;
        assertThat(issue().priority()).isEqualTo(priority);
        assertThat(history(ActivityType.SET_PRIORITY)).singleElement().satisfies(
                made -> assertThat(made.entry().data())
                        .containsEntry("priority", priority.wireName())
                        .containsEntry("reason", verdict.path().getFirst()));

        rounds.run();
        assertThat(history(ActivityType.SET_PRIORITY)).hasSize(1);
    }

    @Test
    void priority_thatAPersonSet_stays() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        digest.edit(BUG, NOON, new Step.SetPriority(Priority.HIGH));

        rounds.run();
        assertThat(issue().priority()).isEqualTo(Priority.HIGH);
        assertThat(history(ActivityType.SET_PRIORITY)).isEmpty();
    }
}
