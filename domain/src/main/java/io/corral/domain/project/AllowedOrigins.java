package io.corral.domain.project;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pages that may send events from a browser. An entry is `*` for any, a host (`example.com`), its
/// subdomains (`*.example.com`, which covers the host too), or either with scheme or port
/// (`https://example.com`, `localhost:3000`).
///
/// @param entries empty for none
public record AllowedOrigins(List<String> entries) {

    /// Every page.
    public static final AllowedOrigins ANY = new AllowedOrigins(List.of("*"));

    public AllowedOrigins {
        entries = Lines.of(entries);
    }

    /// Whether a request may send.
    ///
    /// @param origin the `Origin` header, or the address of the page; null when the client is not a
    ///     browser, which is always allowed
    public boolean allows(@Nullable String origin) {
        if (origin == null || origin.isEmpty() || entries.contains("*")) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        return entries.contains(origin) || entries.stream()
                .anyMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), lower));
    }

    private static boolean matches(String entry, String origin) {
        URI page = parse(withoutPath(origin));
        if (page == null || page.getHost() == null) {
            return false;
        }
        int scheme = entry.indexOf("://");
        if (scheme >= 0 && !entry.substring(0, scheme).equals(page.getScheme())) {
            return false;
        }
        String host = scheme < 0 ? entry : entry.substring(scheme + 3);
        int slash = host.indexOf('/');
        host = slash < 0 ? host : host.substring(0, slash);
        int colon = host.lastIndexOf(':');
        if (colon >= 0 && host.indexOf(']', colon) < 0) {
            return host.substring(colon + 1).equals(Integer.toString(page.getPort()))
                    && hostMatches(host.substring(0, colon), page.getHost());
        }
        return hostMatches(host, page.getHost());
    }

    private static boolean hostMatches(String pattern, String host) {
        if (pattern.startsWith("*.")) {
            return host.endsWith(pattern.substring(1)) || host.equals(pattern.substring(2));
        }
        return pattern.equals(host) || pattern.equals("*");
    }

    /// Only scheme, host and port: the rest of an address need not be a valid one.
    private static String withoutPath(String address) {
        int scheme = address.indexOf("://");
        int end = scheme < 0 ? address.length() : scheme + 3;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return address.substring(0, end);
    }

    private static @Nullable URI parse(String origin) {
        try {
            return new URI(origin);
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
