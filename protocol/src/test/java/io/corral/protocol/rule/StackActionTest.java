package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.AppFrames;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.Explanation.Fate;
import io.corral.domain.group.Explanation.FramePart;
import io.corral.domain.group.Explanation.StackPart;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.Tier;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRule;
import io.corral.domain.group.rule.StackRules;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every action of stack-trace rules, on a stack of `open`, `handle` (of Flask), `total`, `price`.
class StackActionTest {

    private static final List<String> FUNCTIONS = List.of("open", "handle", "total", "price");

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            function:none -group                              § open total price
            function:total -group                             § open price
            function:total -app                               § open price
            function:handle +app                              § open handle total price
            function:handle +group                            § open handle total price
            function:total ^-group                            § open total
            function:total v-group                            § total price
            function:total ^-group v-group                    § total
            function:total v-app                              § total price
            function:handle ^-app                             § open
            module:shop.* -group                              § handle
            module:shop.* -group +app                         § handle
            module:shop.* max-frames=1                        § price
            module:shop.* max-frames=2                        § total price
            module:shop.* max-frames=0                        § open total price
            family:other max-frames=1                         § price
            family:javascript max-frames=1                    § open total price
            family:other min-frames=3                         § open total price
            family:other min-frames=4                         §
            type:CartError function:total -group              § open price
            type:KeyError function:total -group               § open total price
            value:"*closed" function:total -group             § open price
            error.mechanism:excepthook function:total -group  § open price
            error.mechanism:other function:total -group       § open total price
            !type:KeyError function:total -group              § open price
            [ function:handle ] | function:total -group     § open price
            [ function:open ] | app:yes -group              § open total price
            app:yes | [ function:total ] -group             § open total price
            app:no | [ function:total ] +group              § open handle total price
            function:total | [ category:none ] -group       § open total price
            path:**/cart.py -group                            § open price
            package:**/libprice* -group                       § open total
            !module:shop.c* -group                            § total
            module:shop.* category=shop                       § open total price
            level:warning function:total -group               § open price
            thread.name:Main* function:total -group           § open price
            """)
    void rule_leavesFrames(String rule, String frames) {
        assertThat(kept(rule)).as(rule).isEqualTo(frames == null ? "" : frames);
    }

    @Test
    void rules_applyInOrder() {
        assertThat(kept("function:total -group\nfunction:total +group"))
                .isEqualTo("open total price");
        assertThat(kept("module:shop.* -app\napp:no +group"))
                .isEqualTo("open handle total price");
        assertThat(kept("function:total category=pay\ncategory:pay -group"))
                .isEqualTo("open price");
        assertThat(kept("category:pay -group\nfunction:total category=pay"))
                .isEqualTo("open total price");
        assertThat(kept("function:total category=pay\n[ category:pay ] | app:yes -group"))
                .isEqualTo("open total");
        assertThat(kept("family:other max-frames=1\nfamily:other max-frames=2"))
                .isEqualTo("total price");
    }

    @ParameterizedTest
    @CsvSource({
        "function:none -group, 234", "family:other max-frames=4, 1234",
        "family:other min-frames=4, 01234", "family:other min-frames=6, ''",
        "function:f0 +group, 0234", "function:f1 +app, 234"
    })
    void rule_putsInFramesFarFromTheCrash_theyCount(String rule, String kept) {
        List<Frame> frames = IntStream.range(0, 5)
                .mapToObj(i -> ShopEvent.frame("shop.m" + i, "/srv/shop/m" + i + ".py",
                        "shop/m" + i + ".py", "f" + i, true, null))
                .toList();
        Event deep = ShopEvent.draft()
                .exceptions(List.of(ExceptionValue.of("CartError", "Cart 17 is closed",
                        StackTrace.of(frames))))
                .build();

        assertThat(counting(Grouping.explain(deep, config(rule)))
                .map(frame -> String.valueOf(frame.index())).collect(Collectors.joining()))
                .isEqualTo(kept);
    }

    @Test
    void minFrames_thenTheMessageIsUsed() {
        Explanation explanation = explain("family:other min-frames=9");

        assertThat(explanation.tier()).isEqualTo(Tier.MESSAGE);
    }

    @Test
    void explanation_namesTheRule() {
        StackPart stack = explain("# ours\nfunction:total -group").stacks().getLast();

        assertThat(stack.frames().get(2).rule())
                .contains("line 2", "function:total -group");
        assertThat(stack.frames().get(2).fate()).isEqualTo(Fate.DROPPED);
    }

    @Test
    void app_isShownToo() {
        Event event = ShopEvent.event();
        GroupingConfig config = config("function:handle +app\nfunction:total -app\n"
                + "function:price -group");
        StackTrace stack = Objects.requireNonNull(event.exceptions().getLast().stackTrace());

        assertThat(AppFrames.of(event, config).of(stack))
                .containsExactly(true, true, false, true);
        assertThat(AppFrames.of(event, GroupingConfig.DEFAULT).of(stack))
                .containsExactly(true, false, true, true);
    }

    @Test
    void appOfRules_chooseTheFrameOfVariables() {
        GroupingConfig config = new GroupingConfig(1,
                FingerprintMatcherTest.config("family:other -> {{ function }}").fingerprints(),
                config("function:price -app").stacks(), java.util.Set.of(), 1, null);

        assertThat(Grouping.explain(ShopEvent.event(), config).components().getFirst().value())
                .isEqualTo("total");
    }

    @Test
    void noRuleMatches_keyIsAsWithout() {
        assertThat(Grouping.keys(ShopEvent.event(), config("function:none -group")).primary())
                .isEqualTo(Grouping.keys(ShopEvent.event()).primary());
    }

    private static String kept(String rules) {
        return counting(explain(rules))
                .map(frame -> FUNCTIONS.get(frame.index()))
                .collect(Collectors.joining(" "));
    }

    private static Stream<FramePart> counting(Explanation explanation) {
        return explanation.stacks().getLast().frames().stream()
                .filter(frame -> frame.fate() != Fate.DROPPED);
    }

    private static Explanation explain(String rules) {
        return Grouping.explain(ShopEvent.event(), config(rules));
    }

    private static GroupingConfig config(String rules) {
        return switch (StackRuleReader.read(rules)) {
            case RulesRead.Rules<StackRule>(var read) ->
                GroupingConfig.of(FingerprintRules.NONE, StackRules.of(read), 1);
            case RulesRead.Wrong<StackRule>(var problem) ->
                throw new AssertionError(rules + ": " + problem.sentence());
        };
    }
}
