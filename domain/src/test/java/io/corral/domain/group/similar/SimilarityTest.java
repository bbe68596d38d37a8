package io.corral.domain.group.similar;

import static io.corral.domain.group.similar.Sketches.NOW;
import static io.corral.domain.group.similar.Sketches.issue;
import static io.corral.domain.group.similar.Sketches.saying;
import static io.corral.domain.group.similar.Sketches.shown;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.similar.Evidence.AlignedFrame;
import io.corral.domain.group.similar.Evidence.Doubt;
import io.corral.domain.group.similar.Evidence.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    private static final double ENOUGH = 0.75;

    private static Evidence compare(Representative one, Representative other) {
        return compare(issue(1, one), issue(2, other), List.of());
    }

    private static Evidence compare(
            IssueSketch one, IssueSketch other, List<IssueSketch> more) {
        List<IssueSketch> all = new ArrayList<>(more);
        all.add(one);
        all.add(other);
        return requireNonNull(new Similarity(Rarity.of(all, NOW)).compare(one, other));
    }

    @Test
    void compare_same_isOne() {
        Evidence same = compare(shown("IOError", "gone", "load", "open", "main"),
                shown("IOError", "gone", "load", "open", "main"));

        assertThat(same.score()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(same.doubts()).isEmpty();
        assertThat(same.aligned()).extracting(AlignedFrame::side).containsOnly(Side.BOTH);
    }

    @Test
    void compare_oneMoreFrameFarFromTheCrash_isAlike() {
        assertThat(compare(shown("IOError", "gone", "load", "open", "handle", "main"),
                shown("IOError", "gone", "load", "open", "middleware", "handle", "main")).score())
                .isGreaterThan(ENOUGH);
    }

    @Test
    void compare_otherLibraryFrames_isAlike() {
        assertThat(compare(shown("IOError", "", "lib:http2:read", "load", "open", "main"),
                shown("IOError", "", "lib:http3:fetch", "lib:http3:go", "load", "open", "main"))
                .score()).isGreaterThan(ENOUGH);
    }

    @Test
    void compare_sharedHelperAtTheCrash_doesNotSuffice() {
        Evidence evidence = compare(shown("IOError", "gone", "util.read", "cart.load", "cart.show"),
                shown("IOError", "gone", "util.read", "user.avatar", "user.show"));

        assertThat(evidence.score()).isLessThan(ENOUGH);
    }

    @Test
    void compare_framesEveryIssueHas_doNotSuffice() {
        List<IssueSketch> many = new ArrayList<>();
        for (int i = 10; i < 210; i++) {
            many.add(issue(i, shown("E" + i, "", "f" + i, "dispatch", "route", "serve")));
        }
        Evidence evidence = compare(
                issue(1, shown("IOError", "", "dispatch", "route", "serve")),
                issue(2, shown("IOError", "x", "route", "serve", "dispatch")), many);

        assertThat(evidence.doubts()).contains(Doubt.COMMON_FRAMES);
        assertThat(evidence.score()).isLessThan(ENOUGH);
    }

    @Test
    void compare_reporterForEverybody_needsTheMessage() {
        Representative one =
                shown("Error", "no stock left for <*>", "report:report", "report:wrap");
        Representative other = shown("Error", "card was declined", "report:report", "report:wrap");

        assertThat(compare(one, other).doubts()).contains(Doubt.OTHER_MESSAGE);
        assertThat(compare(one, other).score()).isLessThan(ENOUGH);
    }

    @Test
    void compare_sameTemplateOtherFunction_isNotAlike() {
        Evidence evidence = compare(shown("Error", "request failed: <*>", "cart.load", "cart.show"),
                shown("Error", "request failed: <*>", "user.save", "user.edit"));

        assertThat(evidence.doubts()).contains(Doubt.OTHER_FUNCTION);
        assertThat(evidence.score()).isLessThan(ENOUGH);
    }

    @Test
    void compare_otherFunctionAtTheCrashOfOnePath_isNotAlike() {
        assertThat(compare(shown("IOError", "", "save", "edit", "show", "route", "main"),
                shown("IOError", "", "delete", "edit", "show", "route", "main")).doubts())
                .contains(Doubt.OTHER_FUNCTION);
    }

    @Test
    void compare_otherTypeOrCode_isNotAlike() {
        Representative one = shown("IOError", "", "load", "open", "main");

        assertThat(compare(one, shown("KeyError", "", "load", "open", "main")).doubts())
                .containsExactly(Doubt.OTHER_TYPE);
        assertThat(compare(saying(one, "503"), saying(one, "429")).doubts())
                .containsExactly(Doubt.OTHER_CODE);
        assertThat(compare(saying(one, "503"), saying(one, "429")).score()).isLessThan(ENOUGH);
    }

    @Test
    void compare_whatOneRuntimeNamesAndAnotherDoesNot_isAlike() {
        Representative says = saying(shown("NullError", "Cannot call name of null", "load",
                "open"), "name");

        assertThat(compare(says, shown("NullError", "", "load", "open")).doubts()).isEmpty();
        assertThat(compare(says, saying(shown("NullError", "Cannot call size of null", "load",
                "open"), "size")).doubts()).containsExactly(Doubt.OTHER_CODE);
        assertThat(compare(says, shown("NullError", "nothing was there", "load", "open"))
                .doubts()).containsExactly(Doubt.OTHER_CODE);
    }

    @Test
    void compare_typeThatMoved_orACauseBesides_isAlike() {
        Representative one = shown("old.place.GoneError", "gone", "load", "open");

        assertThat(compare(one, shown("place.GoneError", "gone", "load", "open")).score())
                .isGreaterThan(ENOUGH);
        assertThat(compare(one, new Representative(1, List.of("IOError", "old.place.GoneError"),
                false, one.templates(), List.of(), one.frames(), 1)).doubts()).isEmpty();
        assertThat(compare(new Representative(1, List.of("KeyError", "old.place.GoneError"),
                false, one.templates(), List.of(), one.frames(), 1),
                new Representative(1, List.of("IOError", "old.place.GoneError"), false,
                        one.templates(), List.of(), one.frames(), 1))
                .doubts())
                .containsExactly(Doubt.OTHER_TYPE);
    }

    @Test
    void compare_wordsThatOccurMoreOften_areOthers() {
        assertThat(compare(shown("", "task fines failed in fines of worker"),
                shown("", "task fines failed in other of worker")).doubts())
                .contains(Doubt.OTHER_MESSAGE);
    }

    @Test
    void compare_messagesAlone_needMostWords() {
        assertThat(compare(shown("Error", "could not send mail to <*> after <*> tries"),
                shown("Error", "could not send mail to <*> after <*> tries now")).score())
                .isGreaterThan(ENOUGH);
        assertThat(compare(shown("Error", "<*> failed"), shown("Error", "<*> failed")).doubts())
                .containsExactly(Doubt.OTHER_MESSAGE);
    }

    @Test
    void compare_onlyOneHasAStack_isNotAlike() {
        assertThat(compare(shown("Error", "lost it all", "load"), shown("Error", "lost it all"))
                .doubts()).contains(Doubt.NO_STACK);
    }

    @Test
    void compare_wholeGroupCounts_notOnlyTheNearest() {
        Representative shared = shown("IOError", "", "load", "open", "main");
        double nearest = compare(issue(1, shared), issue(2, shared), List.of()).score();
        double group = compare(issue(1, shared, shown("IOError", "", "a", "b", "c")),
                issue(2, shared, shown("IOError", "", "x", "y", "z")), List.of()).score();

        assertThat(group).isLessThan(nearest - 0.1);
    }

    @Test
    void compare_anySketches_isBoundedAndSymmetric() {
        var random = new Random(42);
        for (int i = 0; i < 500; i++) {
            IssueSketch one = any(random, 1);
            IssueSketch other = any(random, 2);
            Evidence evidence = compare(one, other, List.of());

            assertThat(evidence.score()).isBetween(0.0, 1.0 + 1e-9);
            assertThat(compare(other, one, List.of()).score())
                    .isCloseTo(evidence.score(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(compare(one, other, List.of())).isEqualTo(evidence);
            assertThat(evidence.aligned()).hasSizeLessThanOrEqualTo(12)
                    .allSatisfy(frame -> assertThat(frame.weight()).isBetween(0.0, 1.0));
        }
    }

    static IssueSketch any(Random random, long id) {
        Representative[] shown = new Representative[1 + random.nextInt(3)];
        for (int i = 0; i < shown.length; i++) {
            String[] functions = new String[random.nextInt(12)];
            for (int f = 0; f < functions.length; f++) {
                functions[f] = (random.nextInt(4) == 0 ? "lib:" : "") + "f" + random.nextInt(20);
            }
            shown[i] = shown(random.nextBoolean() ? "Error" : "IOError",
                    "word" + random.nextInt(5) + " <*> other", functions);
        }
        return issue(id, shown);
    }
}
