package io.corral.tools.client;

import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.text.PlainText;
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
    /// @throws ClientException when there is no token, or no address
    public static ClientSettings of(Map<String, String> environment) {
        String token = environment.getOrDefault("SENTRY_AUTH_TOKEN", "").strip();
        if (token.isEmpty()) {
            throw new ClientException(Reason.TOKEN,
                    "SENTRY_AUTH_TOKEN is not set; make a token with"
                            + " ./corral setup or ./corral token");
        }
        // No header can carry it, and what says so would quote it.
        if (!PlainText.isVisibleAscii(token)) {
            throw new ClientException(Reason.TOKEN, "SENTRY_AUTH_TOKEN holds a character that no"
                    + " token has, such as a line break or a quotation mark; copy it again");
        }
        return new ClientSettings(address(environment.getOrDefault("SENTRY_URL", DEFAULT_URL)),
                token, present(environment.get("SENTRY_ORG")),
                present(environment.get("SENTRY_PROJECT")));
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url.strip().replaceAll("/+$", ""));
            if (address.getHost() != null && ("http".equalsIgnoreCase(address.getScheme())
                    || "https".equalsIgnoreCase(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(url);
        }
        throw noAddress(url);
    }

    private static ClientException noAddress(String url) {
        return new ClientException(Reason.NO_ANSWER, "SENTRY_URL is not an address such as"
                + " https://sentry.io: " + PlainText.line(url));
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
