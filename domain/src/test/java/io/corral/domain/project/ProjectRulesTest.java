package io.corral.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "shop", "my-shop_2", "7up"})
    void slug_ofLettersDigitsDashes_isValid(String slug) {
        assertThat(Slug.isValid(slug)).isTrue();
    }

    // Dots would look like hosts to clients, digits alone like ids.
    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "Shop", "123", "-a", "a-", "a b", "a/b"})
    void slug_ofAnythingElse_isInvalid(String slug) {
        assertThat(Slug.isValid(slug)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Café Web,cafe-web", "my.app.io,my-app-io", "42,project-42", "!!!,project",
        "  x  ,x"})
    void suggest_anyName_isAValidSlug(String name, String slug) {
        assertThat(Slug.suggest(name, "project")).isEqualTo(slug).matches(Slug::isValid);
    }

    @Test
    void suggest_longName_isCut() {
        assertThat(Slug.suggest("a".repeat(49) + " b", "project")).isEqualTo("a".repeat(49));
    }

    @ParameterizedTest
    @CsvSource({
        // entry, origin, allowed
        "*,https://anything.example,true",
        "example.com,https://example.com,true",
        "example.com,http://example.com:8080,true",
        "example.com,https://www.example.com,false",
        "example.com,https://badexample.com,false",
        "*.example.com,https://www.example.com,true",
        "*.example.com,https://example.com,true",
        "*.example.com,https://badexample.com,false",
        "https://example.com,https://example.com,true",
        "https://example.com,http://example.com,false",
        "localhost:3000,http://localhost:3000,true",
        "localhost:3000,http://localhost:4000,false",
        "Example.COM,https://EXAMPLE.com,true",
        "example.com,https://example.com/page?q=1,true",
        "example.com,null,false",
    })
    void allows_entry_decidesByHostSchemeAndPort(String entry, String origin, boolean allowed) {
        assertThat(new AllowedOrigins(List.of(entry)).allows(origin)).isEqualTo(allowed);
    }

    @Test
    void allows_clientThatIsNoBrowser_always() {
        assertThat(new AllowedOrigins(List.of()).allows(null)).isTrue();
        assertThat(new AllowedOrigins(List.of()).allows("https://example.com")).isFalse();
    }

    @Test
    void dsn_keepsSchemePortAndPath() {
        ClientKey key = new ClientKey(new KeyId(1), new ProjectId(7),
                "0123456789abcdef0123456789abcdef", "Default", true, null, Instant.EPOCH);

        assertThat(key.dsn("http://127.0.0.1:9000"))
                .isEqualTo("http://0123456789abcdef0123456789abcdef@127.0.0.1:9000/7");
        assertThat(key.dsn("https://example.com/base/"))
                .isEqualTo("https://0123456789abcdef0123456789abcdef@example.com/base/7");
    }

    @Test
    void publicKey_ofAnotherForm_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientKey(new KeyId(1),
                new ProjectId(7), "ABC", "Default", true, null, Instant.EPOCH));
    }

    @Test
    void filterLists_areTidied() {
        InboundFilters filters = new InboundFilters(
                false, false, false, List.of(" a* ", "", "a*", "b"), List.of());

        assertThat(filters.errorMessages()).containsExactly("a*", "b");
    }
}
