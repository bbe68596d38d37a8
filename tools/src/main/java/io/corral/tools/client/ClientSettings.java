package io.corral.tools.client;

import io.corral.tools.client.ClientException.Reason;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where and as whom to ask, from the environment every Sentry tool knows.
///
/// @param url of the server, `SENTRY_URL`
/// @param token `SENTRY_AUTH_TOKEN`
/// @param organization `SENTRY_ORG`; null for the first one visible
/// @param project `SENTRY_PROJECT`; null for all
public record ClientSettings(
        URI url, String token, @Nullable String organization, @Nullable String project) {

    private static final String DEFAULT_URL = "http://127.0.0.1:9000";

    /// Reads the environment.
    ///
    /// @throws ClientException when there is no token
    public static ClientSettings of(Map<String, String> environment) {
        String token = environment.getOrDefault("SENTRY_AUTH_TOKEN", "");
        if (token.isBlank()) {
            throw new ClientException(Reason.TOKEN,
                    "SENTRY_AUTH_TOKEN is not set; make a token with"
                            + " ./corral setup or ./corral token");
        }
        String url = environment.getOrDefault("SENTRY_URL", DEFAULT_URL);
        try {
            return new ClientSettings(URI.create(url.replaceAll("/+$", "")), token.strip(),
                    present(environment.get("SENTRY_ORG")),
                    present(environment.get("SENTRY_PROJECT")));
        } catch (IllegalArgumentException e) {
            throw new ClientException(Reason.NO_ANSWER,
                    "SENTRY_URL is not an address: " + url);
        }
    }

    /// A word without blanks around it; null for a blank one.
    public static @Nullable String present(@Nullable String word) {
        return word == null || word.isBlank() ? null : word.strip();
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "ClientSettings[" + url + "]";
    }
}
