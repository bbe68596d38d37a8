package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.store.grouping.RuleSetStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [RuleSetStore] does.
public abstract class RuleSetStoreContract {

    private static final ProjectId SHOP = new ProjectId(7);
    private static final ProjectId OTHER = new ProjectId(8);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /// An empty store.
    protected abstract RuleSetStore store();

    @Test
    void unchanged_hasNone() {
        RuleSetStore store = store();

        assertThat(store.newest(SHOP)).isEmpty();
        assertThat(store.find(SHOP, 1)).isEmpty();
        assertThat(store.list(SHOP, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void versions_areKeptAsTheyAre() {
        RuleSetStore store = store();
        RuleSet first = set(SHOP, 1, "type:A -> a", new UserId(3));
        RuleSet second = set(SHOP, 2, "type:\"Ä\" -> b\n# \\ done", null);
        assertThat(store.add(first)).isTrue();
        assertThat(store.add(second)).isTrue();
        assertThat(store.add(set(OTHER, 1, "type:C -> c", null))).isTrue();

        assertThat(store.newest(SHOP)).contains(second);
        assertThat(store.find(SHOP, 1)).contains(first);
        assertThat(store.list(SHOP, Long.MAX_VALUE, 10)).containsExactly(second, first);
        assertThat(store.list(SHOP, 2, 10)).containsExactly(first);
        assertThat(store.list(SHOP, Long.MAX_VALUE, 1)).containsExactly(second);
    }

    @Test
    void takenNumber_isRefused() {
        RuleSetStore store = store();
        store.add(set(SHOP, 1, "type:A -> a", null));
        store.add(set(SHOP, 2, "type:B -> b", null));

        assertThat(store.add(set(SHOP, 2, "type:C -> c", null))).isFalse();
        assertThat(store.add(set(SHOP, 1, "type:C -> c", null))).isFalse();
        assertThat(store.newest(SHOP).orElseThrow().fingerprints()).isEqualTo("type:B -> b");
    }

    @Test
    void deletedProject_leavesOthers() {
        RuleSetStore store = store();
        store.add(set(SHOP, 1, "type:A -> a", null));
        store.add(set(OTHER, 1, "type:B -> b", null));

        store.deleteProject(SHOP);

        assertThat(store.newest(SHOP)).isEmpty();
        assertThat(store.newest(OTHER)).isPresent();
    }

    private static RuleSet set(
            ProjectId project, long number, String rules, @Nullable UserId author) {
        return new RuleSet(project, number, 1, rules, "function:x -app",
                number == 1 ? List.of("uuid", "email") : List.of(), number - 1, author,
                "why " + number, NOW, NOW.plus(RuleSet.TRANSITION));
    }
}
