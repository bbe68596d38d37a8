package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitMarkStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [SplitMarkStore] keeps.
public abstract class SplitMarkStoreContract {

    private static final Correction BY =
            new Correction(new UserId(7), Instant.parse("2026-11-20T12:00:00Z"), "another bug");

    /// Opens the store, with what was kept before.
    protected abstract SplitMarkStore open();

    @Test
    void add_everyCondition_isReadBack() {
        SplitMarkStore store = open();
        List<SplitMark> made = new ArrayList<>();
        for (Condition when : List.of(
                new Condition.HasFrame("com.acme.Cart:add"),
                new Condition.HasTag("tier", "gold, with ' and \n"),
                new Condition.HasMessage("cart <*> is closed"),
                new Condition.IsOneOf(Set.of(new EventId(1, 2), new EventId(3, -4))))) {
            made.add(store.add(new ProjectId(1), -5, when, BY));
        }
        made.add(store.add(new ProjectId(2), 6, new Condition.HasTag("", ""), BY));

        assertThat(made).extracting(SplitMark::id).doesNotHaveDuplicates();
        assertThat(store.all()).isEqualTo(made);
    }

    @Test
    void remove_forgetsOne() {
        SplitMarkStore store = open();
        SplitMark one = store.add(new ProjectId(1), 5, new Condition.HasFrame("a"), BY);
        SplitMark two = store.add(new ProjectId(1), 5, new Condition.HasFrame("b"), BY);

        assertThat(store.remove(one.id())).isTrue();
        assertThat(store.remove(one.id())).isFalse();
        assertThat(store.all()).containsExactly(two);
    }
}
