package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.Tier;
import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every matcher of fingerprint rules on one event.
class FingerprintMatcherTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            error.type:CartError                                § yes
            type:CartError                                      § yes
            type:carterror                                      § no
            type:Cart*                                          § yes
            type:"*Error"                                       § yes
            type:C?rtError                                      § yes
            type:[ABC]artError                                  § yes
            type:[!ABC]artError                                 § no
            type:[a-z]eyError                                   § no
            type:[A-Z]eyError                                   § yes
            type:Cart                                           § no
            !type:CartError                                     § yes
            !type:*Error                                        § no
            error.value:"cart 17 is closed"                     § yes
            value:"Cart * is closed"                            § yes
            value:*closed                                       § yes
            value:closed                                        § no
            message:"paying cart 17 failed"                     § yes
            message:*apple*                                     § yes
            message:"Cart 17*"                                  § yes
            message:*banana*                                    § no
            !message:*banana*                                   § yes
            !message:*apple*                                    § no
            stack.function:total                                § yes
            function:Total                                      § no
            function:t*l                                        § yes
            function:t*x                                        § no
            stack.module:shop.*                                 § yes
            module:flask.app                                    § yes
            module:shop                                         § no
            stack.abs_path:/srv/shop/cart.py                    § yes
            path:/srv/shop/*                                    § yes
            path:/srv/*                                         § no
            path:/srv/**                                        § yes
            path:**/CART.py                                     § yes
            path:**/site-packages/**                            § yes
            path:shop/cart.py                                   § yes
            path:/shop/cart.py                                  § yes
            path:c:/shop/price.py                               § yes
            path:C:\\Shop\\*.py                                 § yes
            stack.package:**/libprice.so.*                      § yes
            package:/usr/lib/libprice.so.1                      § yes
            package:libprice.so.1                               § no
            app:yes                                             § yes
            app:no                                              § yes
            app:1 module:flask.app                              § no
            app:false module:flask.app                          § yes
            """)
    void frameOrException_holdsOrNot(String matchers, String expected) {
        assertThat(matches(matchers, ShopEvent.event())).as(matchers)
                .isEqualTo(expected.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            family:other                                        § yes
            family:javascript                                   § no
            family:javascript,other                             § yes
            family:all                                          § yes
            !family:native                                      § yes
            level:warning                                       § yes
            level:WARNING                                       § yes
            level:error                                         § no
            logger:shop.*                                       § yes
            logger:Shop.*                                       § no
            !logger:shop.cart                                   § no
            release:shop@2.*                                    § yes
            release:1.*                                         § no
            sdk:sentry.python*                                  § yes
            sdk:sentry.java                                     § no
            tags.server:web-?                                   § yes
            tags.server:db-1                                    § no
            tags.region:*                                       § no
            !tags.region:*                                      § yes
            tags.transaction:/cart/*                            § yes
            "tags.server":"web-1"                               § yes
            thread.id:1                                         § yes
            thread.name:Main*                                   § yes
            thread.state:waiting                                § yes
            thread.crashed:yes                                  § yes
            thread.current:no                                   § yes
            thread.name:Worker thread.crashed:yes               § no
            thread.name:Worker thread.state:waiting             § yes
            type:KeyError value:"Cart*"                         § no
            type:CartError value:"Cart*"                        § yes
            type:KeyError message:"Cart*"                       § yes
            function:total module:shop.cart                     § yes
            function:total module:shop.app                      § no
            function:lookup type:CartError                      § yes
            type:CartError level:warning tags.tenant:acme       § yes
            [ function:handle ] | function:total                § yes
            [function:handle]|function:total                    § yes
            [ function:open ] | function:total                  § no
            [ function:lookup ] | function:open                 § no
            [ !function:open ] | function:total                 § yes
            [ !function:handle ] | function:open                § no
            function:total | [ function:price ]                 § yes
            function:price | [ function:total ]                 § no
            function:lookup | [ function:open ]                 § no
            [ function:handle ] | function:total | [ function:price ] § yes
            [ function:handle ] | function:total | [ function:open ]  § no
            [ function:[gh]andle ] | function:total             § yes
            """)
    void matcher_holdsOrNot(String matchers, String expected) {
        assertThat(matches(matchers, ShopEvent.event())).as(matchers)
                .isEqualTo(expected.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            \\{\\[\\*\\?\\]\\}     § {[*?]}                    § yes
            \\{\\[\\*\\?\\]\\}     § {[ab]}                    § no
            "say \\"hi\\""         § say "hi"                  § yes
            "a [b"                 § a [b                      § yes
            *                      § anything                  § yes
            ??                     § ab                        § yes
            ??                     § abc                       § no
            a*b*c                  § a--b--c                   § yes
            a*b*c                  § a--c--b                   § no
            ÄPFEL*                 § äpfel und birnen          § yes
            *[0-9][0-9][0-9]*      § status 503 from shop      § yes
            *[0-9][0-9][0-9]*      § status 50 from shop       § no
            aaa*aaab               § aaaaaaaaaaaaaaaaaaaaaaaab § yes
            []x]                   § ]                         § yes
            """)
    void glob_onMessage(String pattern, String message, String expected) {
        Event event = ShopEvent.draft().exceptions(List.of())
                .message(new io.corral.domain.event.Message(null, message, List.of())).build();
        assertThat(matches("message:" + pattern, event)).as(pattern)
                .isEqualTo(expected.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            type:Foo    § no
            !type:Foo   § no
            function:f  § no
            !function:f § no
            app:no      § no
            !logger:x   § yes
            level:*     § yes
            """)
    void bareEvent_hasNothingToMatch(String matchers, String expected) {
        Event event = ShopEvent.draft().exceptions(List.of()).threads(List.of()).logger(null)
                .build();
        assertThat(matches(matchers, event)).isEqualTo(expected.equals("yes"));
    }

    static boolean matches(String matchers, Event event) {
        GroupingConfig config = config(matchers + " -> found");
        return Grouping.keys(event, config).tier() == Tier.FINGERPRINT;
    }

    static GroupingConfig config(String rules) {
        return switch (FingerprintRuleReader.read(rules)) {
            case RulesRead.Rules<FingerprintRule>(var read) ->
                GroupingConfig.of(FingerprintRules.of(read), StackRules.NONE, 1);
            case RulesRead.Wrong<FingerprintRule>(var problem) ->
                throw new AssertionError(rules + ": " + problem.sentence());
        };
    }
}
