package io.corral.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.com           | https://example.com               | true
            example.com           | http://EXAMPLE.com:8443           | true
            example.com           | https://example.com/pay?a=[b]#c   | true
            example.com           | https://shop.example.com          | false
            example.com           | https://evil.com/example.com      | false
            *.example.com         | https://shop.example.com          | true
            *.example.com         | https://example.com               | true
            *.example.com         | https://notexample.com            | false
            https://example.com   | https://example.com/a             | true
            https://example.com   | http://example.com                | false
            localhost:3000        | http://localhost:3000             | true
            localhost:3000        | http://localhost:4000             | false
            example.com           | null                              | false
            *                     | null                              | true
            """)
    void allows_comparesSchemeHostAndPort(String entry, String origin, boolean allowed) {
        assertThat(new AllowedOrigins(List.of(entry)).allows(origin)).isEqualTo(allowed);
    }

    @Test
    void clientsThatAreNoBrowser_areAllowed() {
        assertThat(new AllowedOrigins(List.of("example.com")).allows(null)).isTrue();
    }
}
