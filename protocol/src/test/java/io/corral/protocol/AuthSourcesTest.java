package io.corral.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.protocol.AuthSources.Authentication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthSourcesTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "ffffffffffffffffffffffffffffffff";
    private static final ProjectId PROJECT = new ProjectId(1);
    private static final Dsn DSN =
            new Dsn("http", "localhost", 9000, "", KEY, null, PROJECT);

    @Test
    void javaSdkHeader_commaWithoutBlank() {
        assertFound(ofHeader("Sentry sentry_version=7,sentry_client=sentry.java/8.62.0,sentry_key="
                + KEY), new AuthHeader(KEY, null, 7, "sentry.java/8.62.0"));
    }

    @Test
    void cliHeader_commaWithBlankAndTimestamp() {
        assertFound(ofHeader("Sentry sentry_key=" + KEY
                + ", sentry_version=7, sentry_timestamp=1795239129.53, sentry_client=cli/x86_64"),
                new AuthHeader(KEY, null, 7, "cli/x86_64"));
    }

    @Test
    void authorizationHeader_sentryScheme() {
        assertFound(new AuthSources(null, "Sentry sentry_key=" + KEY, null, null, null, PROJECT),
                AuthHeader.ofKey(KEY));
    }

    @Test
    void authorizationHeader_basicUserIsTheKey() {
        String basic = java.util.Base64.getEncoder().encodeToString((KEY + ":").getBytes(
                java.nio.charset.StandardCharsets.UTF_8));

        assertFound(new AuthSources(null, "Basic " + basic, null, null, null, PROJECT),
                AuthHeader.ofKey(KEY));
    }

    @Test
    void authorizationHeader_bearerIsNotOurs() {
        assertRefused(new AuthSources(null, "Bearer abc", null, null, null, PROJECT),
                AuthProblem.MISSING);
    }

    @Test
    void nodeSdkQuery_clientIsDecoded() {
        assertFound(ofQuery("sentry_version=7&sentry_key=" + KEY
                + "&sentry_client=sentry.javascript.node%2F11.11.0"),
                new AuthHeader(KEY, null, 7, "sentry.javascript.node/11.11.0"));
    }

    @Test
    void pathKey_isEnough() {
        assertFound(new AuthSources(null, null, null, KEY, null, PROJECT), AuthHeader.ofKey(KEY));
    }

    @Test
    void tunnel_keyAndProjectFromTheEnvelope() {
        assertThat(new AuthSources(null, null, null, null, DSN, null).read())
                .isEqualTo(new Authentication.Found(AuthHeader.ofKey(KEY), PROJECT));
    }

    @Test
    void sameKeyTwice_isNoConflict() {
        assertFound(new AuthSources("Sentry sentry_key=" + KEY, null, "sentry_key=" + KEY, null,
                DSN, PROJECT), AuthHeader.ofKey(KEY));
    }

    @Test
    void differentKeys_areRefused() {
        assertRefused(new AuthSources("Sentry sentry_key=" + KEY, null, "sentry_key=" + OTHER,
                null, null, PROJECT), AuthProblem.MULTIPLE);
    }

    @Test
    void dsnOfAnotherKeyOrProject_isRefused() {
        assertRefused(new AuthSources(null, null, "sentry_key=" + OTHER, null, DSN, PROJECT),
                AuthProblem.DSN_MISMATCH);
        assertRefused(new AuthSources(null, null, "sentry_key=" + KEY, null, DSN,
                new ProjectId(2)), AuthProblem.DSN_MISMATCH);
    }

    @Test
    void nothing_isMissing() {
        assertRefused(new AuthSources(null, null, "a=b", null, null, PROJECT),
                AuthProblem.MISSING);
        assertThat(AuthProblem.MISSING.status()).isEqualTo(401);
    }

    @Test
    void protocolEight_isTooNew() {
        assertRefused(ofQuery("sentry_version=8&sentry_key=" + KEY), AuthProblem.VERSION_TOO_NEW);
        assertThat(AuthProblem.VERSION_TOO_NEW.status()).isEqualTo(400);
    }

    @Test
    void oldVersionWithFraction_isFine() {
        assertFound(ofQuery("sentry_version=2.0&sentry_key=" + KEY),
                new AuthHeader(KEY, null, 2, null));
    }

    @Test
    void keyWithSpecialCharacters_isMalformed() {
        assertRefused(ofQuery("sentry_key=%27%20or%201"), AuthProblem.KEY_MALFORMED);
        assertRefused(ofQuery("sentry_key="), AuthProblem.KEY_MALFORMED);
    }

    @Test
    void basicThatIsNoBase64_isMalformed() {
        assertRefused(new AuthSources(null, "Basic %%%", null, null, null, PROJECT),
                AuthProblem.MALFORMED);
    }

    private static AuthSources ofHeader(String header) {
        return new AuthSources(header, null, null, null, null, PROJECT);
    }

    private static AuthSources ofQuery(@Nullable String query) {
        return new AuthSources(null, null, query, null, null, PROJECT);
    }

    private static void assertFound(AuthSources sources, AuthHeader expected) {
        assertThat(sources.read()).isEqualTo(new Authentication.Found(expected, PROJECT));
    }

    private static void assertRefused(AuthSources sources, AuthProblem expected) {
        assertThat(sources.read()).isEqualTo(new Authentication.Refused(expected));
    }
}
