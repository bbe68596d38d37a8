package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.StackRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with rules is said with line, column and what was expected.
class RuleProblemTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            type:Foo                   § 9  § `->`               § the end of the line
            type:Foo -> <nothing>      § 12 § a value            § the end of the line
            -> foo                     § 1  § a matcher          § `->`
            tipe:Foo -> foo            § 1  § `type`             § `tipe:Foo`
            type Foo -> foo            § 5  § `:` behind `type`  § a space
            type: -> foo               § 6  § a pattern          § a space
            type:Foo a                 § 10 § matcher or `->`    § `a`
            type:Foo tipe:B -> a       § 10 § `type`             § `tipe:B`
            type:"Foo -> foo           § 17 § quotation mark     § the end of the line
            type:Foo -> {{ }}          § 16 § name of a variable § `}}`
            type:Foo -> {{ type        § 20 § `}}`               § the end of the line
            type:Foo -> a,,b           § 15 § a value            § `,b`
            app:maybe -> foo           § 5  § `yes` or `no`      § `maybe`
            family:ruby -> foo         § 8  § `javascript`       § `ruby`
            category:x -> foo          § 1  § one of the keys    § `category:x`
            [ type:Foo -> foo          § 12 § `]`                § `->`
            type:Foo => foo            § 10 § another matcher or `->` § `=>`
            tag.region:eu -> foo       § 1  § perhaps `tags.region` § `tag.region:eu`
            tags.:eu -> foo            § 1  § perhaps `tags.NAME` § `tags.:eu`
            [ type:Foo ] type:B -> foo § 14 § `|`              § `type:B`
            """)
    void fingerprintRule_isRefused(String text, int column, String expected, String found) {
        var problem = fingerprint("# fine\n" + text.replace(" <nothing>", ""));
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.expected()).contains(expected);
        assertThat(problem.found()).contains(found);
        assertThat(problem.column()).as(problem.sentence()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            function:foo               § 13 § `+app`               § the end of the line
            function:foo +apple        § 18 § a space              § `le`
            function:foo +grp          § 15 § `group` or `app`     § `grp`
            function:foo ^group        § 15 § `+` or `-`           § `group`
            function:foo max-frames=x  § 25 § a number of frames   § `x`
            function:foo category=     § 23 § name of a category   § the end of the line
            +app                       § 1  § a matcher            § `+app`
            function:foo +app bar      § 19 § `+app`               § `bar`
            function:foo group         § 14 § another matcher or `+app` § `group`
            function:foo v             § 14 § another matcher or `+app` § `v`
            url:foo +app               § 1  § one of the keys      § `url:foo`
            """)
    void stackRule_isRefused(String text, int column, String expected, String found) {
        var problem = stack(text);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.expected()).contains(expected);
        assertThat(problem.found()).contains(found);
        assertThat(problem.column()).as(problem.sentence()).isEqualTo(column);
    }

    @Test
    void sentence_saysAll() {
        assertThat(fingerprint("type:Foo").sentence()).isEqualTo(
                "Line 1, column 9: expected another matcher or `->`, found the end of the line.");
    }

    @Test
    void whatCannotBeSeen_isShownByItsNumber() {
        assertThat(fingerprint("\u202etype:Foo -> foo").found())
                .isEqualTo("`\\u202etype:Foo`");
        assertThat(fingerprint("type:Foo \u00a0-> foo").found()).isEqualTo("`\\u00a0->`");
    }

    @Test
    void tooMuch_isRefused() {
        assertThat(fingerprint("type:a -> b\n".repeat(2_001)).line()).isEqualTo(2_001);
        assertThat(fingerprint("type:" + "a".repeat(5_000) + " -> b").column()).isEqualTo(4_097);
        assertThat(fingerprint("type:" + "a".repeat(2_000) + " -> b").expected())
                .contains("1024 characters");
        assertThat(fingerprint("type:a ".repeat(33) + " -> b").expected())
                .contains("32 matchers");
        assertThat(fingerprint("type:a -> " + "b ".repeat(65)).expected()).contains("64 values");
        assertThat(stack("type:a" + " +app".repeat(17)).expected()).contains("16 actions");
        assertThat(fingerprint("#".repeat(200_001)).expected()).contains("200000 characters");
    }

    private static RuleProblem fingerprint(String text) {
        return switch (FingerprintRuleReader.read(text)) {
            case RulesRead.Wrong<FingerprintRule>(var problem) -> problem;
            case RulesRead.Rules<FingerprintRule> rules -> throw new AssertionError(rules);
        };
    }

    private static RuleProblem stack(String text) {
        return switch (StackRuleReader.read(text)) {
            case RulesRead.Wrong<StackRule>(var problem) -> problem;
            case RulesRead.Rules<StackRule> rules -> throw new AssertionError(rules);
        };
    }
}
