package io.corral.protocol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.Explanation.Component;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What fingerprint rules give.
class FingerprintValueTest {

    private static final String SHOP = "tags.tenant:acme -> ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{ message }}          | Paying cart <*> failed
            {{ raw_message }}      | Paying cart 17 failed
            {{ value }}            | Cart <*> is closed
            {{ error.value }}      | Cart <*> is closed
            {{ raw_value }}        | Cart 17 is closed
            {{ type }}             | CartError
            {{ error.type }}       | CartError
            {{type}}               | CartError
            {{ function }}         | price
            {{ stack.function }}   | price
            {{ module }}           | shop.price
            {{ stack.module }}     | shop.price
            {{ package }}          | libprice.so.1
            {{ stack.package }}    | libprice.so.1
            {{ path }}             | C:\\Shop\\Price.py
            {{ stack.abs_path }}   | C:\\Shop\\Price.py
            {{ stack.filename }}   | shop/price.py
            {{ transaction }}      | /cart/pay
            {{ level }}            | warning
            {{ logger }}           | shop.cart
            {{ tags.server }}      | web-1
            {{ tags.transaction }} | /cart/pay
            {{ tags.region }}      | <no-value-for-tag-region>
            {{ nonsense }}         | <unrecognized-variable-nonsense>
            literal                | literal
            "two words"            | two words
            "with, comma"          | with, comma
            """)
    void value_becomes(String value, String component) {
        assertThat(values(SHOP + value, ShopEvent.event())).containsExactly(component);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a, b, c
            a b c
            a,b,c
            a b, c,
            "a" "b" "c"
            """)
    void values_areSeparatedByCommaOrSpace(String values) {
        assertThat(values(SHOP + values, ShopEvent.event())).containsExactly("a", "b", "c");
    }

    @Test
    void missing_isMarked() {
        Event bare = ShopEvent.draft().exceptions(List.of()).message(null).transaction(null)
                .logger(null).build();
        assertThat(values(SHOP + "{{ type }} {{ message }} {{ value }} {{ function }} "
                + "{{ transaction }} {{ logger }} {{ module }} {{ package }} {{ path }}", bare))
                .containsExactly("<no-type>", "<no-message>", "<no-value>", "<no-function>",
                        "<no-transaction>", "<no-logger>", "<no-module>", "<no-package>",
                        "<no-abs-path>");
    }

    @Test
    void literalEqualToMessage_isMasked() {
        assertThat(values(SHOP + "\"Paying cart 17 failed\"", ShopEvent.event()))
                .containsExactly("Paying cart <*> failed");
    }

    @Test
    void hybrid_defaultIsSplicedInPlace() {
        List<Component> byDefault = Grouping.explain(ShopEvent.event()).components();
        Explanation hybrid = explain(SHOP + "{{ default }}, {{ tags.tenant }}");

        assertThat(hybrid.components()).startsWith(byDefault.toArray(Component[]::new))
                .endsWith(new Component("fingerprint", "acme"));
        assertThat(explain(SHOP + "x {{ default }}").components())
                .startsWith(new Component("fingerprint", "x"))
                .endsWith(byDefault.toArray(Component[]::new));
    }

    @Test
    void onlyDefault_isDefaultGrouping() {
        Event event = ShopEvent.draft().fingerprint(List.of("mine")).build();
        GroupingConfig config = FingerprintMatcherTest.config(SHOP + "{{ default }}");

        assertThat(Grouping.keys(event, config).primary())
                .isEqualTo(Grouping.keys(ShopEvent.event()).primary());
    }

    @Test
    void rule_beatsClientFingerprint() {
        Event event = ShopEvent.draft().fingerprint(List.of("mine")).build();

        assertThat(values(SHOP + "ours", event)).containsExactly("ours");
        assertThat(values("type:Other -> ours", event)).containsExactly("mine");
    }

    @Test
    void clientFingerprint_hasVariables() {
        Event event = ShopEvent.draft()
                .fingerprint(List.of("{{ error.type }}", "{{ tags.server }}")).build();

        assertThat(values("type:Other -> ours", event)).containsExactly("CartError", "web-1");
    }

    @Test
    void firstMatchingRule_decides() {
        assertThat(values("type:Other -> a\n# of two\n\ntype:KeyError -> b\ntype:CartError -> c",
                ShopEvent.event())).containsExactly("b");
    }

    @Test
    void explanation_namesTheRule() {
        Explanation explanation = explain("# first\n" + SHOP + "ours");

        assertThat(explanation.tier()).isEqualTo(Tier.FINGERPRINT);
        assertThat(explanation.why()).contains("line 2", SHOP + "ours");
        assertThat(explanation.ruleSet()).isEqualTo(1);
    }

    @Test
    void title_isGivenWithVariables() {
        assertThat(title(SHOP + "x title=\"{{ error.type }} of {{ tags.tenant }}: {{ value }}\""))
                .isEqualTo("CartError of acme: Cart 17 is closed");
        assertThat(title(SHOP + "title=\"Plain\" x")).isEqualTo("Plain");
        assertThat(title(SHOP + "x title=\"open {{ tags\"")).isEqualTo("open {{ tags");
        assertThat(title(SHOP + "x")).isNull();
        assertThat(title("type:Other -> x title=\"Other\"")).isNull();
    }

    @Test
    void builtIn_chunkLoadErrors_areOne() {
        assertThat(standard("javascript", "ChunkLoadError", "Loading chunk 7 failed"))
                .isEqualTo(standard("javascript", "Error", "ChunkLoadError: Loading chunk 9"));
        assertThat(standard("python", "ChunkLoadError", "Loading chunk 7 failed"))
                .isNotEqualTo(standard("javascript", "ChunkLoadError", "Loading chunk 7 failed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hydration failed because the initial UI does not match what was rendered on the server.
            Text content does not match server-rendered HTML.
            There was an error while hydrating this Suspense boundary. Switched to client rendering.
            There was an error while hydrating. The entire root will switch to client rendering.
            Minified React error #418; visit https://react.dev/errors/418 for the full message
            """)
    void builtIn_hydrationErrors_areOneForEachTransaction(String message) {
        assertThat(standard("javascript", "Error", message)).isEqualTo(standard("javascript",
                "Error", "Text content does not match server-rendered HTML."));
        assertThat(standard("javascript", "Error", message, "/other"))
                .isNotEqualTo(standard("javascript", "Error", message));
    }

    private static long standard(String platform, String type, String value) {
        return standard(platform, type, value, "/shop");
    }

    private static long standard(String platform, String type, String value, String transaction) {
        Event event = ShopEvent.draft().platform(platform).message(null).transaction(transaction)
                .exceptions(List.of(ExceptionValue.of(type, value, null))).build();
        return Grouping.keys(event, GroupingConfig.STANDARD).primary();
    }

    private static Explanation explain(String rules) {
        return Grouping.explain(ShopEvent.event(), FingerprintMatcherTest.config(rules));
    }

    private static @Nullable String title(String rules) {
        return Grouping.title(ShopEvent.event(), FingerprintMatcherTest.config(rules));
    }

    private static List<String> values(String rules, Event event) {
        return Grouping.explain(event, FingerprintMatcherTest.config(rules)).components().stream()
                .map(Component::value).toList();
    }
}
