package io.corral.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"http://KEY@localhost:9000/1", "https://KEY@errors.example.com/42",
        "https://KEY:secret@example.com/base/path/7", "http://KEY@[::1]:9000/3"})
    void wellFormed_printsAsWritten(String template) {
        String text = template.replace("KEY", KEY);

        assertThat(Dsn.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void parse_partsAreNamed() {
        Dsn dsn = Dsn.parse("HTTPS://" + KEY + "@Example.com:8443/base/7/?x=1").orElseThrow();

        assertThat(dsn).isEqualTo(
                new Dsn("https", "example.com", 8443, "/base", KEY, null, new ProjectId(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "http://", "http://localhost/1", "http://@localhost/1",
        "ftp://KEY@localhost/1", "http://KEY@localhost", "http://KEY@localhost/",
        "http://KEY@localhost/0", "http://KEY@localhost/abc", "http://KEY@:9000/1",
        "http://KEY@localhost:x/1", "http://KEY@localhost:70000/1", "http://K EY@localhost/1",
        "http://KEY@localhost/99999999999999999999"})
    void malformed_isNoDsn(String text) {
        assertThat(Dsn.parse(text.replace("KEY", KEY))).isEmpty();
    }
}
