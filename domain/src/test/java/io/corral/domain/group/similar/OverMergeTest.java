package io.corral.domain.group.similar;

import static io.corral.domain.group.similar.Sketches.NOW;
import static io.corral.domain.group.similar.Sketches.issue;
import static io.corral.domain.group.similar.Sketches.saying;
import static io.corral.domain.group.similar.Sketches.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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

    @Test
    void find_otherWordsOfARuntime_orInAnotherLanguage_isNoFinding() {
        assertThat(find(
                shown("NumberFormatException", "For input string: <*>", "load").seen(9),
                shown("NumberFormatException", "Cannot parse null string", "load").seen(9)))
                .isEmpty();
        assertThat(find(
                shown("RecordInvalid", "Card number is invalid for a rider", "load").seen(9),
                shown("RecordInvalid", "Kartennummer ist nicht gültig für Fahrer", "load")
                        .seen(9)))
                .isEmpty();
        assertThat(find(
                shown("RecordInvalid", "Card number is invalid", "load").seen(9),
                shown("RecordInvalid", "Номер карты неверен", "load").seen(9))).isEmpty();
    }

    @Test
    void find_otherWayThroughLibraries_isNoFinding() {
        assertThat(find(
                shown("ShopError", "late", "lib:a", "lib:b", "load").seen(9),
                shown("ShopError", "late", "lib:c", "lib:d", "load").seen(9))).isEmpty();
    }

    @Test
    void find_groupInAnotherOrder_isNoFinding() {
        assertThat(find(group("a", "b", "load"), group("b", "a", "save"))).isEmpty();
        assertThat(find(group("a", "b", "load"), shown("ErrorOfA", "about a", "save").seen(9)))
                .isEmpty();
    }

    private static Representative group(String first, String second, String function) {
        Representative one = shown("E", "", function);
        return new Representative(1,
                List.of("ErrorOf" + first.toUpperCase(Locale.ROOT),
                        "ErrorOf" + second.toUpperCase(Locale.ROOT)),
                false,
                List.of("about " + first, "about " + second), List.of(), one.frames(), 9);
    }

    @Test
    void find_sameSentenceAboutAnotherName_isTwoBugs() {
        assertThat(find(
                shown("QueryError", "column r_<*>.late_checkout does not exist", "load").seen(9),
                shown("QueryError", "column r_<*>.pet_fee does not exist", "load").seen(9)))
                .isPresent();
        assertThat(find(
                saying(shown("WriteError", "E11 index: orderId_<*>", "load"), "E11").seen(9),
                saying(shown("WriteError", "E11 index: paymentId_<*>", "load"), "E11").seen(9)))
                .isPresent();
    }

    @Test
    void find_sameNameElsewhere_orPlainWords_isNoFinding() {
        assertThat(find(
                shown("DeniedError", "camera for com.larder.app refused", "load").seen(9),
                shown("DeniedError", "camera for com.larder.app.debug refused", "load").seen(9)))
                .isEmpty();
        assertThat(find(
                shown("WriteError", "twice in shop.orders of today", "load").seen(9),
                shown("WriteError", "twice in shop_eu.orders of today", "load").seen(9)))
                .isEmpty();
        assertThat(find(
                shown("WriteError", "no room for granite in the cart", "load").seen(9),
                shown("WriteError", "no room for velvet in the cart", "load").seen(9)))
                .isEmpty();
    }
}
