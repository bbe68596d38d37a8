package io.corral.domain.group;

import static io.corral.domain.group.Errors.at;
import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.Alignment.Row;
import io.corral.domain.group.ExplanationDiff.FrameLine;
import org.junit.jupiter.api.Test;

class ExplanationDiffTest {

    private static Explanation of(Errors errors) {
        return Grouping.explain(errors.event());
    }

    @Test
    void of_otherFunction_marksTheFrame() {
        ExplanationDiff diff = ExplanationDiff.of(
                of(on("java").raised("CartException", "x", at("java.lang.Thread", "run"),
                        at("com.acme.Cart", "add"), at("com.acme.Cart", "check"))),
                of(on("java").raised("CartException", "x", at("java.lang.Thread", "run"),
                        at("com.acme.Cart", "remove"), at("com.acme.Cart", "check"))));

        assertThat(diff.same()).isFalse();
        assertThat(diff.frames().rows()).containsExactly(
                same("java.lang.Thread:run", false),
                new Row<>(new FrameLine("com.acme.Cart:add", true), null),
                new Row<>(null, new FrameLine("com.acme.Cart:remove", true)),
                same("com.acme.Cart:check", true));
        assertThat(diff.reasons())
                .containsExactly("They come through different functions of the application.");
    }

    private static Row<FrameLine> same(String token, boolean counts) {
        return new Row<>(new FrameLine(token, counts), new FrameLine(token, counts));
    }

    @Test
    void of_otherWords_marksThem() {
        ExplanationDiff diff = ExplanationDiff.of(
                of(on("python").raised("CartError", "cart 17 is closed")),
                of(on("python").raised("CartError", "cart 18 is empty")));

        assertThat(diff.words().rows()).containsExactly(
                new Row<>("cart", "cart"), new Row<>("<*>", "<*>"), new Row<>("is", "is"),
                new Row<>("closed", null), new Row<>(null, "empty"));
        assertThat(diff.reasons())
                .containsExactly("Their messages differ in more than values.");
    }

    @Test
    void of_otherEvidence_saysSo() {
        ExplanationDiff diff = ExplanationDiff.of(
                of(on("java").raised("CartException", "x", at("com.acme.Cart", "add"))),
                of(on("java").raised("CartException", "x")));

        assertThat(diff.reasons().getFirst()).isEqualTo("They are told apart by different evidence:"
                + " app frames here, message there.");
    }

    @Test
    void of_valuesOnly_isTheSame() {
        ExplanationDiff diff = ExplanationDiff.of(
                of(on("python").raised("CartError", "cart 17 is closed")),
                of(on("python").raised("CartError", "cart 18 is closed")));

        assertThat(diff.same()).isTrue();
        assertThat(diff.components().isSame()).isTrue();
        assertThat(diff.reasons()).isEmpty();
    }

    @Test
    void distinctions_followFromWhatCounts() {
        Distinctions frames = Distinctions.of(
                of(on("java").raised("CartException", "x", at("com.acme.Cart", "add"))));
        Distinctions message =
                Distinctions.of(of(on("python").raised("CartError", "cart 17 is closed")));

        assertThat(frames.splits()).hasSize(2).anyMatch(each -> each.contains("function"));
        assertThat(frames.ignored()).anyMatch(each -> each.startsWith("The message"));
        assertThat(message.splits()).anyMatch(each -> each.startsWith("Other words"));
        assertThat(message.ignored()).anyMatch(each -> each.startsWith("The values"));
    }
}
