package io.corral.protocol;

import io.corral.domain.event.Request.Pair;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client says about itself to be let in, whichever of the forms it used
/// (Sentry docs "Authentication"; see [AuthSources]).
///
/// @param publicKey names the client key; syntax is checked
/// @param secretKey of very old SDKs; never checked against anything
/// @param version of the protocol, null when not said; at most 7
/// @param client name and version of the SDK, for example `sentry.java/8.62.0`
public record AuthHeader(
        String publicKey,
        @Nullable String secretKey,
        @Nullable Integer version,
        @Nullable String client) {

    /// The newest protocol version there is.
    static final int VERSION_MAX = 7;

    private static final int PAIRS_MAX = 50;

    /// Only a key, as a path segment or a DSN carries it.
    public static AuthHeader ofKey(String publicKey) {
        return new AuthHeader(publicKey, null, null, null);
    }

    /// Reads `Sentry sentry_key=..., sentry_version=7, ...`; the leading word may be missing, the
    /// blank after the comma too.
    static Parsed ofHeader(String value) {
        String rest = value.strip();
        if (startsWithWord(rest, "sentry")) {
            rest = rest.substring("sentry".length());
        }
        var fields = new Fields();
        int start = 0;
        while (start <= rest.length()) {
            int comma = rest.indexOf(',', start);
            int end = comma < 0 ? rest.length() : comma;
            int equals = rest.indexOf('=', start);
            if (equals >= 0 && equals < end) {
                fields.put(rest.substring(start, equals).strip(),
                        unquoted(rest.substring(equals + 1, end).strip()));
            }
            start = end + 1;
        }
        return fields.parsed();
    }

    /// Reads the `Authorization` header: `Sentry ...`, or `Basic` with the key as user name. Other
    /// schemes belong to someone else.
    static Parsed ofAuthorization(String value) {
        String header = value.strip();
        if (startsWithWord(header, "sentry")) {
            return ofHeader(header);
        }
        return startsWithWord(header, "basic")
                ? ofBasic(header.substring("basic".length()).strip())
                : new Parsed.Absent();
    }

    /// Reads `sentry_key`, `sentry_version`, `sentry_client` and `sentry_secret` of a query string.
    static Parsed ofQuery(String rawQuery) {
        List<Pair> pairs = QueryString.parse(rawQuery, PAIRS_MAX);
        var fields = new Fields();
        for (Pair pair : pairs) {
            fields.put(pair.name(), pair.value());
        }
        return fields.parsed();
    }

    private static Parsed ofBasic(String encoded) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            return new Parsed.Wrong(AuthProblem.MALFORMED);
        }
        String pair = new String(decoded, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        var fields = new Fields();
        fields.put("sentry_key", colon < 0 ? pair : pair.substring(0, colon));
        return fields.parsed();
    }

    private static boolean startsWithWord(String text, String word) {
        return text.regionMatches(true, 0, word, 0, word.length())
                && (text.length() == word.length() || text.charAt(word.length()) == ' ');
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /// What one source held.
    sealed interface Parsed {
        /// The source names a key.
        record Present(AuthHeader header) implements Parsed {}

        /// The source has nothing to say.
        record Absent() implements Parsed {}

        /// The source is there but not usable.
        record Wrong(AuthProblem problem) implements Parsed {}
    }

    /// The attributes of one source while it is read.
    private static final class Fields {
        private @Nullable String key;
        private @Nullable String secret;
        private @Nullable String version;
        private @Nullable String client;

        void put(String name, String value) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "sentry_key" -> key = value;
                case "sentry_secret" -> secret = value;
                case "sentry_version" -> version = value;
                case "sentry_client" -> client = value;
                default -> {
                }
            }
        }

        Parsed parsed() {
            if (key == null) {
                return new Parsed.Absent();
            }
            if (!Dsn.isKey(key)) {
                return new Parsed.Wrong(AuthProblem.KEY_MALFORMED);
            }
            Integer number = version == null ? null : versionNumber(version);
            if (number != null && number > VERSION_MAX) {
                return new Parsed.Wrong(AuthProblem.VERSION_TOO_NEW);
            }
            if (number != null && number < 0) {
                return new Parsed.Wrong(AuthProblem.MALFORMED);
            }
            return new Parsed.Present(new AuthHeader(key, secret, number, client));
        }

        /// The number in front of an optional fraction (`2.0`); -1 when there is none.
        private static int versionNumber(String text) {
            int dot = text.indexOf('.');
            return Digits.read(dot < 0 ? text : text.substring(0, dot));
        }
    }
}
