package io.corral.protocol;

import io.corral.domain.id.ProjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Address and key an SDK is configured with: `https://KEY@host:port/path/PROJECT`.
///
/// @param scheme `http` or `https`, lower case
/// @param host name or address; IPv6 in brackets
/// @param port -1 when the scheme's own port is meant
/// @param path in front of the project, empty or starting with a slash, without one at its end
/// @param publicKey names the client key
/// @param secretKey only very old SDKs carry one; never needed
public record Dsn(
        String scheme,
        String host,
        int port,
        String path,
        String publicKey,
        @Nullable String secretKey,
        ProjectId project) {

    private static final int LENGTH_MAX = 2048;
    private static final int PROJECT_DIGITS_MAX = 18;
    private static final int KEY_LENGTH_MAX = 64;
    private static final int PORT_MAX = 65_535;

    /// Reads a DSN; empty when it is not one.
    public static Optional<Dsn> parse(String text) {
        String dsn = text.strip();
        int schemeEnd = dsn.indexOf("://");
        if (schemeEnd < 0 || dsn.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String scheme = lowerAscii(dsn.substring(0, schemeEnd));
        int authorityStart = schemeEnd + 3;
        int pathStart = dsn.indexOf('/', authorityStart);
        if (pathStart < 0 || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        String authority = dsn.substring(authorityStart, pathStart);
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        return withPlace(scheme, authority.substring(0, at), authority.substring(at + 1),
                withoutQuery(dsn.substring(pathStart)));
    }

    /// Whether the text can be a public key: 1 to 64 letters, digits, `-` and `_`.
    public static boolean isKey(String text) {
        if (text.isEmpty() || text.length() > KEY_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean good = letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /// Reads the decimal digits of a project id as paths and DSNs carry it; empty for other text.
    public static Optional<ProjectId> parseProject(String digits) {
        if (digits.isEmpty() || digits.length() > PROJECT_DIGITS_MAX) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            value = value * 10 + digit;
        }
        return value == 0 ? Optional.empty() : Optional.of(new ProjectId(value));
    }

    /// The DSN as users copy it.
    @Override
    public String toString() {
        var text = new StringBuilder(scheme).append("://").append(publicKey);
        if (secretKey != null) {
            text.append(':').append(secretKey);
        }
        text.append('@').append(host);
        if (port >= 0) {
            text.append(':').append(port);
        }
        return text.append(path).append('/').append(project).toString();
    }

    private static Optional<Dsn> withPlace(
            String scheme, String keys, String place, String fullPath) {
        int lastSlash = fullPath.lastIndexOf('/');
        Optional<ProjectId> project = parseProject(fullPath.substring(lastSlash + 1));
        int colon = place.indexOf(':', Math.max(0, place.lastIndexOf(']')));
        String host = colon < 0 ? place : place.substring(0, colon);
        int port = colon < 0 ? -1 : port(place.substring(colon + 1));
        int keyEnd = keys.indexOf(':');
        String publicKey = keyEnd < 0 ? keys : keys.substring(0, keyEnd);
        boolean portWrong = colon >= 0 && port < 0;
        if (project.isEmpty() || host.isEmpty() || portWrong || !isKey(publicKey)) {
            return Optional.empty();
        }
        String secret = keyEnd < 0 ? null : keys.substring(keyEnd + 1);
        return Optional.of(new Dsn(scheme, lowerAscii(host), port,
                fullPath.substring(0, lastSlash), publicKey, secret, project.get()));
    }

    private static String withoutQuery(String path) {
        int end = path.length();
        for (int i = 0; i < end; i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                end = i;
            }
        }
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static int port(String digits) {
        int value = Digits.read(digits);
        return value <= PORT_MAX ? value : -1;
    }

    private static String lowerAscii(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
