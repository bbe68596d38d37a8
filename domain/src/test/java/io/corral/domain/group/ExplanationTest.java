package io.corral.domain.group;

import static io.corral.domain.group.Errors.at;
import static io.corral.domain.group.Errors.in;
import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.corral.domain.group.Explanation.Fate;
import io.corral.domain.group.Explanation.FramePart;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void explain_stack_saysWhatBecameOfEveryFrame() {
        Explanation explanation = Grouping.explain(on("java").raised(
                "CartException", "cart 17 is closed",
                at("java.lang.Thread", "run"),
                at("org.springframework.web.Servlet", "service"),
                at("com.acme.Cart", "lambda$add$3"),
                at("com.acme.Cart", "check"),
                at("com.acme.Cart", "check")).event());

        assertThat(explanation.tier()).isEqualTo(Tier.APP_FRAMES);
        assertThat(explanation.algorithm()).isEqualTo(Grouping.ALGORITHM);
        assertThat(explanation.stacks().getFirst().frames())
                .extracting(FramePart::token, FramePart::role, FramePart::fate)
                .containsExactly(
                        tuple("java.lang.Thread:run", Role.NOISE, Fate.DROPPED),
                        tuple("org.springframework.web.Servlet:service", Role.LIBRARY,
                                Fate.DROPPED),
                        tuple("com.acme.Cart:add", Role.APP, Fate.FOLDED),
                        tuple("com.acme.Cart:check", Role.APP, Fate.KEPT),
                        tuple("com.acme.Cart:check", Role.APP, Fate.DROPPED));
        assertThat(explanation.stacks().getFirst().frames().getLast().rule())
                .isEqualTo("repeats the frames before it");
    }

    @Test
    void explain_framesOfTheApplicationThatDoNotCount_saysWhyOfEach() {
        Explanation explanation = Grouping.explain(on("python").raised("PayError", "declined",
                at("shop.app", "main"),
                at("shop.door", "enter"),
                at("shop.cart", "checkout"),
                at("shop.pay", "charge"),
                at("shop.bank", "ask")).event());

        assertThat(explanation.stacks().getFirst().frames())
                .extracting(FramePart::fate, FramePart::rule)
                .startsWith(
                        tuple(Fate.DROPPED, "only passes the call on"),
                        tuple(Fate.DROPPED, "farther from the crash than what counts"))
                .extracting(row -> row.toList().getFirst())
                .endsWith(Fate.KEPT, Fate.KEPT, Fate.KEPT);
    }

    @Test
    void explain_message_showsMaskedSpans() {
        Explanation explanation =
                Grouping.explain(on("python").raised("CartError", "cart 17 is closed").event());

        assertThat(explanation.messages()).singleElement().satisfies(part -> {
            assertThat(part.template()).isEqualTo("cart <*> is closed");
            assertThat(part.counts()).isTrue();
            assertThat(part.spans()).containsExactly(new Explanation.MaskedSpan(5, 7, "number"));
        });
        assertThat(explanation.components())
                .containsExactly(
                        new Explanation.Component("type", "CartError"),
                        new Explanation.Component("message", "cart <*> is closed"));
    }

    @Test
    void explain_messageEvent_showsItsMessage() {
        Explanation explanation =
                Grouping.explain(on("python").message(null, "cart 17 is closed").event());

        assertThat(explanation.messages()).singleElement()
                .satisfies(part -> assertThat(part.counts()).isTrue());
    }

    @Test
    void explain_minifiedFrames_saysWhyTheyAreWeak() {
        Explanation explanation = Grouping.explain(
                on("javascript").raised("CartError", "x", in("https://a.io/b.js", "t")).event());

        assertThat(explanation.stacks().getFirst().frames().getFirst().fold())
                .isEqualTo("minified name");
    }
}
