package io.corral.testkit.contract;

import static io.corral.testkit.contract.OpenEvents.PROJECT;
import static io.corral.testkit.contract.OpenEvents.SCOPE;
import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.stackOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Issue;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.OneOf;
import io.corral.store.event.EventPredicate.Present;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventStore;
import io.corral.store.event.IssueTag;
import io.corral.store.event.IssueTagQuery;
import io.corral.store.issue.KeyLink;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every event store does with rows and keys: append them once, withdraw, rekey and drop them.
/// What it answers is in [EventConditionContract] and [EventTableContract].
public abstract class EventStoreContract {

    private EventStore store;
    private OpenEvents rows;

    /// A store without rows.
    protected abstract EventStore open();

    @BeforeEach
    void openStore() {
        store = open();
        rows = new OpenEvents(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void applied_atFirst_isZero() {
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 0));
    }

    @Test
    void append_sameWatermarkTwice_storesOnce() {
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(0, 4), List.of(aRow().build()));

        assertThat(rows.count(EventPredicate.ALWAYS)).isEqualTo(1);
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 5));
    }

    @Test
    void withdraw_entry_forgetsItsRowsAlone() {
        store.append(new Watermark(0, 2),
                List.of(aRow().from(1).build(), aRow().from(2).build(), aRow().from(2).build()));

        store.withdraw(new Watermark(0, 2));
        store.withdraw(new Watermark(1, 1));

        assertThat(rows.count(EventPredicate.ALWAYS)).isEqualTo(1);
        assertThat(store.applied(0)).isEqualTo(new Watermark(0, 2));
    }

    @Test
    void append_partitions_areIndependent() {
        store.append(new Watermark(0, 5), List.of(aRow().build()));
        store.append(new Watermark(1, 2), List.of(aRow().build()));

        assertThat(store.applied(0).sequence()).isEqualTo(5);
        assertThat(store.applied(1).sequence()).isEqualTo(2);
        assertThat(rows.count(EventPredicate.ALWAYS)).isEqualTo(2);
    }

    @Test
    void query_issue_followsKeyTable() {
        rows.append(
                aRow().withKey(7).build(), aRow().withKey(8).build(), aRow().withKey(9).build(),
                aRow().withKey(7).inProject(2).build());
        store.updateKeys(List.of(link(7, 100, 1), link(8, 200, 2), link(9, 100, 3)));
        store.updateKeys(List.of(link(8, 100, 4)));
        assertThat(store.keysVersion()).isEqualTo(4);

        var query = new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(new Issue(), new Count()), null, List.of(),
                10, 0, 4);

        assertThat(store.query(query).rows()).containsExactly(List.of(100L, 3L));
        store.updateKeys(List.of(link(8, 200, 2)));
        assertThat(store.keysVersion()).isEqualTo(4);

        store.updateKeys(List.of(new KeyLink(new IssueKey(PROJECT, 8), null, 5)));
        assertThat(store.query(query).rows())
                .containsExactlyInAnyOrder(List.of(100L, 2L), Arrays.asList(null, 1L));
    }

    @Test
    void issueTags_areCountedByIssue_mostFrequentValuesFirst() {
        rows.append(
                aRow().withKey(7).withTag("retries", "1").build(),
                aRow().withKey(8).withTag("retries", "3").withTag("queue", "mail").build(),
                aRow().withKey(8).withTag("retries", "3").withTag("empty", "").build(),
                aRow().withKey(7).withTag("retries", "2").build(),
                aRow().withKey(9).withTag("retries", "5").build(),
                aRow().withKey(6).withTag("retries", "9").build(),
                aRow().withKey(7).withTag("retries", "9").inProject(2).build());
        store.updateKeys(List.of(link(7, 100, 1), link(8, 100, 2), link(9, 90, 3)));

        var mail = new IssueTag(new IssueId(100), "queue", "mail", 1);
        var five = new IssueTag(new IssueId(90), "retries", "5", 1);
        var three = new IssueTag(new IssueId(100), "retries", "3", 2);
        assertThat(store.issueTags(new IssueTagQuery(SCOPE, EventPredicate.ALWAYS, 2, 9, 3)))
                .containsExactly(five, mail, three,
                        new IssueTag(new IssueId(100), "retries", "1", 1));
        assertThat(store.issueTags(new IssueTagQuery(SCOPE, EventPredicate.ALWAYS, 9, 3, 3)))
                .containsExactly(five, mail, three);
        assertThat(store.issueTags(new IssueTagQuery(
                SCOPE, new OneOf(new Issue(), List.of(90L)), 9, 9, 3))).containsExactly(five);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.issueTags(
                new IssueTagQuery(SCOPE, EventPredicate.ALWAYS, 2, 9, 4)));
    }

    @Test
    void query_olderKeyTable_isRefused() {
        var query = new EventQuery(
                SCOPE, EventPredicate.ALWAYS, List.of(new Issue(), new Count()), null, List.of(),
                10, 0, 1);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.query(query))
                .returns(StoreException.Category.BUSY, StoreException::category);
    }

    @Test
    void keys_dropAndDelete() {
        rows.append(
                aRow().withId(1).withKey(7).at(NOON.minusSeconds(10)).build(),
                aRow().withId(2).withKey(7).build(), aRow().withId(3).withKey(8).build(),
                aRow().withId(4).inProject(2).build());

        store.dropBefore(NOON);
        assertThat(rows.ids(EventPredicate.ALWAYS)).containsExactlyInAnyOrder(2L, 3L);

        store.deleteKeys(Set.of(new IssueKey(PROJECT, 8)));
        assertThat(rows.ids(EventPredicate.ALWAYS)).containsExactly(2L);

        store.deleteProject(PROJECT);
        assertThat(rows.ids(EventPredicate.ALWAYS)).isEmpty();
    }

    @Test
    void dropBefore_keepsStacksOfOthers() {
        rows.append(
                aRow().withId(1).withStack(stackOf("a.js")).at(NOON.minusSeconds(10)).build(),
                aRow().withId(2).withStack(stackOf("b.js")).build());
        store.dropBefore(NOON);
        rows.append(aRow().withId(3).withStack(stackOf("a.js")).build());

        assertThat(rows.ids(new Present(new Field(EventField.STACK_FILENAME))))
                .containsExactlyInAnyOrder(2L, 3L);
    }

    private static KeyLink link(long key, long issue, long version) {
        return new KeyLink(new IssueKey(PROJECT, key), new IssueId(issue), version);
    }
}
