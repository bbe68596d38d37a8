package io.corral.tools.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.tools.client.ClientException.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {

    private static ClientSettings of(String url, String token) {
        return ClientSettings.of(Map.of("SENTRY_URL", url, "SENTRY_AUTH_TOKEN", token));
    }

    @Test
    void blanksAndSlashesAround_areNothing() {
        ClientSettings settings = of(" https://sentry.io// ", " sntrys_secret\n");
        assertThat(settings.url()).hasToString("https://sentry.io");
        assertThat(settings.token()).isEqualTo("sntrys_secret");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sntrys_secret\u2019", "sntrys\nsecret", "sntrys secret",
        "sntrys_secret\u0000"})
    void token_thatNoHeaderCarries_isNotQuoted(String token) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(
                () -> of("https://sentry.io", token))
                .withMessageContaining("SENTRY_AUTH_TOKEN").withMessageNotContaining("secret")
                .extracting(ClientException::reason).isEqualTo(Reason.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentry.example.com", "localhost:9000", "ftp://sentry.io", "https://",
        "http://a b", ""})
    void url_thatIsNoAddress_isSaid(String url) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> of(url, "t"))
                .withMessage("SENTRY_URL is not an address such as https://sentry.io: " + url)
                .extracting(ClientException::reason).isEqualTo(Reason.NO_ANSWER);
    }
}
