package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Substatus;
import io.corral.store.outbox.OutboxEntry;
import io.corral.store.outbox.OutboxEntry.Kind;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [io.corral.store.outbox.Outbox] does.
public abstract class OutboxContract {

    private static final Instant LATER = NOON.plusSeconds(60);

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

    @Test
    void commit_newIssue_isToldOnce() {
        digest.digest(anEvent().inRelease("shop@1"), anEvent().withId(2).inRelease("shop@1"));
        digest.digest(anEvent().withId(3));

        assertThat(stores.outbox().due(NOON, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.OPENED);
            assertThat(entry.project()).isEqualTo(new ProjectId(1));
            assertThat(entry.issue()).isEqualTo(digest.issueOf(anEvent()).id());
            assertThat(entry.event()).isEqualTo(new EventId(1, 2));
            assertThat(entry.release()).isEqualTo("shop@1");
            assertThat(entry.attempts()).isZero();
            assertThat(entry.createdAt()).isEqualTo(NOON);
        });
    }

    @Test
    void commit_regressionAndEndOfSnooze_areTold() {
        digest.digest(anEvent());
        digest.update(anEvent(), IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                SmallDigest.at(NOON, null));
        digest.digest(anEvent().withId(2).at(LATER));
        digest.update(anEvent(), IssueUpdate.ofStatus(IssueStatus.IGNORED),
                SmallDigest.at(LATER, null));
        for (int id = 3; id < 20; id++) {
            digest.digest(anEvent().withId(id).at(LATER.plusSeconds(id)));
        }

        List<OutboxEntry> due = stores.outbox().due(LATER.plusSeconds(60), 10);
        assertThat(due).extracting(OutboxEntry::kind)
                .containsExactly(Kind.OPENED, Kind.REGRESSED, Kind.UNMUTED);
        assertThat(due).extracting(OutboxEntry::deduplicationKey).doesNotHaveDuplicates();
        assertThat(due).extracting(OutboxEntry::id).isSorted();
    }

    @Test
    void edit_thatTellsOfAnEscalation_isInTheOutboxWithIt() {
        digest.digest(anEvent());
        stores.outbox().due(NOON, 10).forEach(entry -> stores.outbox().done(entry.id()));
        var event = new EventId(1, 7);
        digest.edit(anEvent(), LATER, new Step.Reopen(Substatus.ESCALATING),
                new Step.TellEscalating(event, "shop@2"));

        assertThat(stores.outbox().due(LATER, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.ESCALATING);
            assertThat(entry.issue()).isEqualTo(digest.issueOf(anEvent()).id());
            assertThat(entry.project()).isEqualTo(digest.issueOf(anEvent()).project());
            assertThat(entry.event()).isEqualTo(event);
            assertThat(entry.release()).isEqualTo("shop@2");
            assertThat(entry.createdAt()).isEqualTo(LATER);
        });
    }

    @Test
    void due_entries_stayUntilDone() {
        digest.digest(anEvent(), anEvent().ofKey(2));
        List<OutboxEntry> first = stores.outbox().due(NOON, 1);
        assertThat(first).hasSize(1);
        assertThat(stores.outbox().due(NOON, 1)).isEqualTo(first);

        stores.outbox().done(first.getFirst().id());

        assertThat(stores.outbox().due(NOON, 10)).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(stores.outbox().depth()).isEqualTo(1);
        assertThat(stores.outbox().due(NOON.minusSeconds(1), 10)).isEmpty();
    }

    @Test
    void retry_entry_isDueLaterWithAnAttemptMore() {
        digest.digest(anEvent());
        OutboxEntry entry = stores.outbox().due(NOON, 1).getFirst();

        stores.outbox().retry(entry.id(), LATER);

        assertThat(stores.outbox().due(LATER.minusSeconds(1), 1)).isEmpty();
        OutboxEntry again = stores.outbox().due(LATER, 1).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.dueAt()).isEqualTo(LATER);
        assertThat(again.deduplicationKey()).isEqualTo(entry.deduplicationKey());
    }
}
