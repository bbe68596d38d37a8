package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {

    @Test
    void file_becomesRules() {
        var imported = CodeOwners.read("""
                # who looks after what
                *           @acme/everybody
                [Section]
                /src/shop/  @acme/shop lee@example.com # the shop
                *.js        @jane
                docs/       @acme/docs @jane
                empty/
                """, List.of(), owner -> !owner.text().equals("#docs"));

        assertThat(imported.rules().lines()).containsExactly(
                "codeowners:* #everybody",
                "codeowners:/src/shop/ #shop lee@example.com");
        assertThat(imported.unknown()).containsExactly("@acme/docs", "@jane");
        assertThat(OwnershipRuleReader.read(imported.rules()))
                .isInstanceOf(RulesRead.Rules.class);
    }

    @Test
    void mapping_turnsFoldersIntoPathsOfStacks() {
        var mapping = new CodeOwners.Mapping("app/", "backend/src/");

        assertThat(CodeOwners.read("/backend/src/cart/ @acme/shop\n/web/ @acme/web",
                List.of(mapping), _ -> true).rules().lines()).containsExactly(
                        "codeowners:/app/cart/ #shop", "codeowners:/web/ #web");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *            | **
            *.js         | **/*.js
            /src/        | src/**
            /src/shop    | src/shop/**
            /src/a.py    | src/a.py
            docs/        | **/docs/**
            src/*.py     | src/*.py
            src/**/a.py  | src/**/a.py
            """)
    void pattern_isGlob(String pattern, String glob) {
        assertThat(CodeOwners.glob(pattern)).isEqualTo(glob);
    }
}
