package io.corral.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.testkit.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokenTest {

    private static final String SIGNS = "ab:\"[],() !><\\*\uD83D\uDC0E";

    /// The bar marks the cursor.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', nullValues = "none", textBlock = """
            |                        ; none        ;           ; false ;
            is:unresolved |          ; none        ;           ; false ;
            rel|                     ; none        ; rel       ; false ; rel
            rel|ease                 ; none        ; rel       ; false ; release
            is:unr|                  ; is          ; unr       ; false ; unr
            is:unr| level:error      ; is          ; unr       ; false ; unr
            !is:|                    ; is          ;           ; false ;
            (is:res| OR level:x)     ; is          ; res       ; false ; res
            browser.name:"Chrome M|  ; browser.name ; Chrome M ; false ; "Chrome M
            title:"a b" rel|         ; none        ; rel       ; false ; rel
            release:[1.0, 1.|        ; release     ; 1.        ; true  ; 1.
            release:[1.0, 1.|, 2]    ; release     ; 1.        ; true  ; 1.
            release:["a, b", c|]     ; release     ; c         ; true  ; c
            timesSeen:>1|            ; timesSeen   ; 1         ; false ; 1
            tags[plan]:g|            ; plan        ; g         ; false ; g
            "my key":v|              ; my key      ; v         ; false ; v
            """)
    void at_findsWhatIsTyped(
            String marked, String key, String text, boolean inList, String replaced) {
        int cursor = marked.indexOf('|');
        String query = marked.replace("|", "").stripTrailing();
        String padded = query + " ".repeat(Math.max(0, cursor - query.length()));

        SearchToken token = SearchToken.at(padded, cursor);

        assertThat(token.key()).isEqualTo(key);
        assertThat(token.text()).isEqualTo(text == null ? "" : text);
        assertThat(token.inList()).isEqualTo(inList);
        assertThat(padded.substring(token.from(), token.to()))
                .isEqualTo(replaced == null ? "" : replaced);
    }

    @Test
    void at_neverFails_andHoldsTheCursor() {
        Property.forAll((random, size) -> {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            return text.toString();
        }, query -> {
            for (int cursor = -1; cursor <= query.length() + 1; cursor++) {
                SearchToken token = SearchToken.at(query, cursor);
                int place = cursor < 0 || cursor > query.length() ? query.length() : cursor;
                assertThat(token.from()).isBetween(0, place);
                assertThat(token.to()).isBetween(place, query.length());
            }
        });
    }
}
