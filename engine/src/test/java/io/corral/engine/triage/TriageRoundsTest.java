package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Substatus;
import io.corral.domain.triage.Verdict;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.issue.IssueQueries;
import io.corral.store.outbox.OutboxEntry;
import io.corral.testkit.event.EventRowBuilder;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriageRoundsTest {

    private static final GroupedEventBuilder BUG = anEvent().titled("Timeout in a query")
            .withLevel(Level.WARNING).handled(true);

    private final SmallTriage small = new SmallTriage();
    private final IssueStores stores = small.stores;
    private final SmallDigest digest = small.digest;
    private final TriageRounds rounds = rounds(small);
    private long ids;

    private static TriageRounds rounds(SmallTriage small) {
        return new TriageRounds(small.triage, small.stores.issues(), small.stores.queries(),
                small.directory::current);
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
        return small.triage.rank(small.organization("acme")).verdicts().getFirst();
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

        small.now = small.now.plus(Duration.ofMinutes(10));
        rounds.run();
        assertThat(history(ActivityType.SET_ESCALATING)).hasSize(1);
    }

    @Test
    void escalation_isToldOnce_andAgainOnlyAfterADay() {
        happens(3, NOON.minus(Duration.ofDays(3)));
        isOngoing();
        stores.outbox().due(NOON, 10).forEach(entry -> stores.outbox().done(entry.id()));
        happens(40, NOON);
        small.events.append(new Watermark(0, 1), List.of(EventRowBuilder.aRow().inProject(1)
                .withKey(1).withId(9).at(NOON.plusSeconds(39)).build()));
        rounds.run();
        assertThat(stores.outbox().due(small.now, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(OutboxEntry.Kind.ESCALATING);
            assertThat(entry.issue()).isEqualTo(issue().id());
            assertThat(entry.event()).isEqualTo(new EventId(9, 9));
        });
        assertThat(history(ActivityType.SET_ESCALATING).getFirst().entry().data())
                .containsEntry("told", true);

        digest.edit(BUG, small.now, new Step.Reopen(Substatus.ONGOING));
        rounds.run();
        assertThat(issue().state().substatus()).isEqualTo(Substatus.ESCALATING);
        assertThat(stores.outbox().due(small.now, 10)).hasSize(1);
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
    void priority_thatNobodySetYet_isThatOfTheFirstVerdictAtOnce() {
        digest.digest(List.of(BUG.withLevel(Level.ERROR).withId(++ids)
                .at(NOON.minus(Duration.ofDays(3))).build()));
        happens(2, NOON.minus(Duration.ofDays(3)).plusSeconds(60));
        isOngoing();
        assertThat(issue().priority()).isEqualTo(Priority.HIGH);
        assertThat(verdict().isHigh()).isFalse();

        rounds.run();
        assertThat(issue().priority()).isNotEqualTo(Priority.HIGH);
        assertThat(issue().rating()).isEqualTo(new Rating.ByVerdict());
    }

    @Test
    void priority_thatNobodySetYet_isThatOfTheListSomebodyReads_beforeTheNextRound() {
        digest.digest(List.of(BUG.withLevel(Level.ERROR).withId(++ids)
                .at(NOON.minus(Duration.ofDays(3))).build()));
        happens(2, NOON.minus(Duration.ofDays(3)).plusSeconds(60));
        isOngoing();
        rounds.first();
        assertThat(issue().priority()).as("nobody ranked").isEqualTo(Priority.HIGH);

        assertThat(verdict().isHigh()).isFalse();
        rounds.first();
        rounds.first();
        assertThat(issue().rating()).isEqualTo(new Rating.ByVerdict());
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

    @Test
    void organizationWithTooMuch_keepsNoOther_fromItsTurn() {
        var refusing = new SmallTriage(queries -> (IssueQueries) Proxy.newProxyInstance(
                IssueQueries.class.getClassLoader(), new Class<?>[]{IssueQueries.class},
                (_, method, arguments) -> {
                    if (Set.of(new ProjectId(1)).equals(arguments[0])) {
                        throw new StoreException(Category.TOO_EXPENSIVE, "too much", null);
                    }
                    return method.invoke(queries, arguments);
                }));
        OrganizationId other = refusing.organization("other");
        refusing.happens(refusing.bug(2, 1, "Timeout in a query"));

        assertThatThrownBy(rounds(refusing)::run).isInstanceOf(StoreException.class);

        assertThat(refusing.triage.last(other)).isPresent();
        assertThat(refusing.triage.last(refusing.organization("acme"))).isEmpty();
    }
}
