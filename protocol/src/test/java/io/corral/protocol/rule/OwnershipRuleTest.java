package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.ownership.OwnershipRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            path:shop/cart.py        | yes
            path:shop/*              | yes
            path:/srv/*              | yes
            path:*/CART.py           | yes
            path:other/*             | no
            module:shop.*            | yes
            module:flask.app         | yes
            module:shop              | no
            tags.tenant:acme         | yes
            tags.tenant:a*           | yes
            tags.tenant:globex       | no
            tags.none:*              | no
            codeowners:/shop/*.py    | yes
            codeowners:/*.py         | no
            codeowners:**/cart.py    | yes
            """)
    void matcher_holdsOrNot(String matcher, String expected) {
        assertThat(OwnershipRules.of(read(matcher + " #team")).matching(ShopEvent.event()))
                .hasSize(expected.equals("yes") ? 1 : 0);
    }

    @Test
    void lastMatchingRule_decides() {
        List<OwnershipRule> matching = OwnershipRules.of(read("""
                # everything
                path:* #all
                path:shop/* #shop lee@example.com
                module:flask.* #web
                path:nothing/* #nobody
                """)).matching(ShopEvent.event());

        assertThat(matching).extracting(rule -> rule.owners().getFirst().text())
                .containsExactly("#web", "#shop", "#all");
        assertThat(matching.get(1).owners()).containsExactly(
                new Owner.OfTeam("shop"), new Owner.OfPerson("lee@example.com"));
        assertThat(matching.get(1).source().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            path:src/*               | 11 | `#team` or an email
            path:src/* team          | 12 | `#team` or an email
            path:src/* #             | 12 | `#team` or an email
            path:src/* lee@          | 12 | `#team` or an email
            function:foo #team       | 1  | one of the keys
            src/* #team              | 1  | one of the keys
            !path:src/* #team        | 1  | without `!`
            """)
    void rule_isRefused(String text, int column, String expected) {
        switch (OwnershipRuleReader.read(text)) {
            case RulesRead.Wrong<OwnershipRule>(var problem) -> {
                assertThat(problem.expected()).contains(expected);
                assertThat(problem.column()).as(problem.sentence()).isEqualTo(column);
            }
            case RulesRead.Rules<OwnershipRule> rules -> throw new AssertionError(rules);
        }
    }

    @Test
    void noRules_noOwners() {
        Event event = ShopEvent.event();

        assertThat(OwnershipRules.of(read("")).matching(event)).isEmpty();
        assertThat(OwnershipRules.NONE.matching(event)).isEmpty();
    }

    private static List<OwnershipRule> read(String text) {
        return switch (OwnershipRuleReader.read(text)) {
            case RulesRead.Rules<OwnershipRule>(var rules) -> rules;
            case RulesRead.Wrong<OwnershipRule>(var problem) ->
                throw new AssertionError(problem.sentence());
        };
    }
}
