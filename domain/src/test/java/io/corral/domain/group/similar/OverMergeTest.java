package io.corral.domain.group.similar;

import static io.corral.domain.group.similar.Sketches.NOW;
import static io.corral.domain.group.similar.Sketches.issue;
import static io.corral.domain.group.similar.Sketches.saying;
import static io.corral.domain.group.similar.Sketches.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverMergeTest {

    private static Optional<SplitFinding> find(Representative... shown) {
        IssueSketch sketch = issue(1, shown);
        return new OverMerge(Rarity.of(List.of(sketch), NOW)).find(sketch);
    }

    @Test
    void find_twoMessages_areTwoBugsByTheirText() {
        Optional<SplitFinding> found = find(
                shown("IOError", "connection refused by <*>", "load", "main").seen(12),
                shown("IOError", "disk quota exceeded on volume <*>", "load", "main").seen(8));

        assertThat(found).hasValueSatisfying(finding -> {
            assertThat(finding.condition())
                    .isEqualTo(new SplitCondition.MessageIs(
                            "disk quota exceeded on volume <*>"));
            assertThat(finding.staying().events()).isEqualTo(12);
            assertThat(finding.leaving().events()).isEqualTo(8);
            assertThat(finding.score()).isGreaterThan(0.75);
        });
    }

    @Test
    void find_twoPaths_areTwoBugsByTheirFrame() {
        Optional<SplitFinding> found = find(
                shown("Error", "failed", "cart.load", "cart.show").seen(9),
                shown("Error", "failed", "user.save", "user.edit").seen(9));

        assertThat(found.map(SplitFinding::condition))
                .contains(new SplitCondition.HasFrame("user.save"));
    }

    @Test
    void find_sameCodes_orNoMessageOrStackOnOneSide_isNoFinding() {
        assertThat(find(
                saying(shown("FileError", "there is no such file. (260)", "load"), "260").seen(9),
                saying(shown("FileError", "gibt es nicht. (260)", "load"), "260").seen(9)))
                .isEmpty();
        assertThat(find(shown("NullError", "Cannot call name of null", "load").seen(9),
                shown("NullError", "", "load").seen(9))).isEmpty();
        assertThat(find(shown("Error", "hydration failed", "load").seen(9),
                shown("Error", "hydration failed").seen(9))).isEmpty();
    }

    @Test
    void find_everyMessageAnother_isNoFinding() {
        Representative[] shown = new Representative[10];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown("IOError", "text" + i + " about thing" + i, "load").seen(3);
        }
        assertThat(find(shown)).isEmpty();
    }

    @Test
    void find_alikeMessagesOrFewEvents_isNoFinding() {
        assertThat(find(
                shown("IOError", "could not load the cart of <*>", "load").seen(9),
                shown("IOError", "could not load the user of <*>", "load").seen(9))).isEmpty();
        assertThat(find(
                shown("IOError", "connection refused by <*>", "load").seen(40),
                shown("IOError", "disk quota exceeded", "load").seen(2))).isEmpty();
    }

    @Test
    void find_keysThatAPersonMerged_stayMerged() {
        Representative one = shown("IOError", "connection refused", "load").seen(9);
        Representative other = new Representative(2, one.types(), false,
                List.of("disk quota exceeded"), List.of(), one.frames(), 9);

        assertThat(find(one, other)).isEmpty();
    }
}
