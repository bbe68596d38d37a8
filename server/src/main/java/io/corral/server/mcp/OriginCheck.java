package io.corral.server.mcp;

import io.corral.engine.net.Networks;
import io.corral.server.http.Request;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from no page, or from a page of this server. A page of another site can
/// have its name resolved to this machine (DNS rebinding), and then `Host` is that name, too; so
/// only an address that no name stands for is believed, or the one that is configured.
public final class OriginCheck implements Predicate<Request> {

    private static final String LOCAL_NAME = "localhost";

    private final @Nullable URI configured;

    /// @param configured public address of this server; null when it is not known
    public OriginCheck(@Nullable URI configured) {
        this.configured = configured;
    }

    @Override
    public boolean test(Request request) {
        Optional<String> sent = request.header("Origin");
        return sent.isEmpty() || origin(sent.get()).filter(origin -> isOwn(origin, request))
                .isPresent();
    }

    private boolean isOwn(URI origin, Request request) {
        if (configured != null && isSame(origin, configured)) {
            return true;
        }
        String host = origin.getHost();
        boolean isNoName = host.equalsIgnoreCase(LOCAL_NAME) || Networks.literal(host).isPresent();
        return isNoName && origin(request.origin().baseUrl())
                .filter(own -> isSame(origin, own)).isPresent();
    }

    private static boolean isSame(URI one, URI other) {
        return key(one).equals(key(other));
    }

    private static String key(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static Optional<URI> origin(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() == null || uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
