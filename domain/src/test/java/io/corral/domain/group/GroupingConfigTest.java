package io.corral.domain.group;

import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.event.Event;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRules;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingConfigTest {

    private static final GroupingConfig OLDER = new GroupingConfig(
            0, FingerprintRules.NONE, StackRules.NONE, Set.of(), 3, null);

    private final Event event = on("python").raised("CartError", "cart 17 is closed").event();

    @Test
    void defaults_nothing_changes() {
        assertThat(Grouping.keys(event, GroupingConfig.DEFAULT)).isEqualTo(Grouping.keys(event));
        assertThat(Grouping.explain(event, GroupingConfig.DEFAULT))
                .isEqualTo(Grouping.explain(event));
        assertThat(Grouping.keys(event).aliases()).isEmpty();
        assertThat(Grouping.keys(event, GroupingConfig.STANDARD)).isEqualTo(Grouping.keys(event));
    }

    @Test
    void transition_oldKey_isAlias() {
        GroupingKeys keys = Grouping.keys(event, GroupingConfig.DEFAULT.after(OLDER));

        assertThat(keys.primary()).isEqualTo(Grouping.keys(event).primary());
        assertThat(keys.aliases()).containsExactly(Grouping.keys(event, OLDER).primary());
    }

    @Test
    void transition_sameKey_noAlias() {
        GroupingConfig config = GroupingConfig.DEFAULT.after(GroupingConfig.DEFAULT);

        assertThat(Grouping.keys(event, config).aliases()).isEmpty();
    }

    @Test
    void transition_ofTransition_knowsOneBack() {
        GroupingConfig twice = GroupingConfig.DEFAULT.after(OLDER.after(GroupingConfig.DEFAULT));

        assertThat(twice.previous()).isEqualTo(OLDER);
        assertThatThrownBy(() -> new GroupingConfig(1, FingerprintRules.NONE, StackRules.NONE,
                Set.of(), 1, GroupingConfig.DEFAULT.after(OLDER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void masksOff_valueTellsApart() {
        GroupingConfig off = GroupingConfig.DEFAULT.withMasksOff(Set.of("number"));
        Event one = on("python").message(null, "cart 170001 is closed").event();
        Event two = on("python").message(null, "cart 170002 is closed").event();

        assertThat(Grouping.keys(one).primary()).isEqualTo(Grouping.keys(two).primary());
        assertThat(Grouping.keys(one, off).primary())
                .isNotEqualTo(Grouping.keys(two, off).primary());
        assertThat(Grouping.explain(one, off).messages().getFirst().template())
                .isEqualTo("cart 170001 is closed");
    }

    @Test
    void maskKinds_areThoseOfExplanations() {
        Event event = on("python").message(null, "4f6e7d8c-1234-4abc-8def-0123456789ab of"
                + " lee@example.com at 10.0.0.1:8080 took 15 ms, {\"a\":1}").event();

        assertThat(Grouping.explain(event).messages().getFirst().spans()).isNotEmpty()
                .allMatch(span -> MaskKinds.ALL.contains(span.kind()));
    }

    @Test
    void newerAlgorithm_adopted_oldKeyIsAlias() {
        Event message = on("python").raised("CartError", "no berths [north, south]").event();
        GroupingConfig first = GroupingConfig.STANDARD.withAlgorithm(1);
        GroupingKeys keys = Grouping.keys(message, GroupingConfig.STANDARD.after(first));

        assertThat(keys.algorithm()).isEqualTo(2);
        assertThat(keys.aliases()).containsExactly(Grouping.keys(message, first).primary());
    }

    @Test
    void newerAlgorithm_isAChangeOfRules() {
        var pinned = new RuleSet(new ProjectId(7), 1, 1, "", "", List.of(), 0, null, "",
                Instant.EPOCH, Instant.EPOCH);
        Instant now = Instant.EPOCH.plusSeconds(9_000_000);

        RuleSet adopted = pinned.changed(wish(2), now).orElseThrow();

        assertThat(adopted.algorithm()).isEqualTo(2);
        assertThat(adopted.previous()).isEqualTo(1);
        assertThat(adopted.isInTransition(now)).isTrue();
        assertThat(pinned.changed(wish(1), now)).isEmpty();
    }

    private static RuleSet.Wish wish(int algorithm) {
        return new RuleSet.Wish(algorithm, "", "", List.of(), null, "");
    }

    @Test
    void ruleSet_isNamed() {
        assertThat(Grouping.keys(event, OLDER).ruleSet()).isEqualTo(3);
        assertThat(Grouping.explain(event, OLDER).ruleSet()).isEqualTo(3);
    }
}
