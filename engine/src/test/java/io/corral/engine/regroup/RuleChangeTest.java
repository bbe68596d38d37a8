package io.corral.engine.regroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.MaskKinds;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleChangeTest {

    @Test
    void change_isReadAsItWasWritten() {
        var change = new RuleChange(3, new RuleSet.Wish(2, "message:\"a\" -> b\n",
                "function:x -app", List.of(MaskKinds.ALL.getFirst()), new UserId(5), "why"));

        assertThat(RuleChange.read(change.body())).contains(change);
    }

    @Test
    void changeWithoutRules_isReadAsItWasWritten() {
        var change = new RuleChange(0, null);

        assertThat(RuleChange.read(change.body())).contains(change);
    }

    @Test
    void otherJobs_areNone() {
        assertThat(RuleChange.read("")).isEmpty();
        assertThat(RuleChange.read("{}")).isEmpty();
        assertThat(RuleChange.read("split")).isEmpty();
    }
}
