package io.corral.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One HTTP request. Belongs to the thread that serves it.
public final class Request {

    private static final int DRAIN_BYTES = 64 << 10;

    private final RequestSource source;
    private final Map<String, String> parameters;
    private final Origin origin;
    private final Query query;
    private @Nullable InputStream body;

    Request(RequestSource source, Map<String, String> parameters, Origin origin) {
        this.source = source;
        this.parameters = Map.copyOf(parameters);
        this.origin = origin;
        this.query = Query.parse(source.rawQuery());
    }

    /// Upper-case method name.
    public String method() {
        return source.method();
    }

    /// The path as sent, without the query.
    public String rawPath() {
        return source.rawPath();
    }

    /// The query as sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return source.rawQuery();
    }

    /// A decoded segment of the path, by its name in the route's pattern.
    ///
    /// @throws IllegalStateException when the route has no such parameter
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("route of " + rawPath() + " has no {" + name + "}");
        }
        return value;
    }

    public Query query() {
        return query;
    }

    /// The first value of a header, name in any case.
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// All values of a header.
    public List<String> headers(String name) {
        return source.headers(name);
    }

    /// A cookie's value; null when it was not sent.
    public @Nullable String cookie(String name) {
        for (String header : headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String trimmed = pair.strip();
                if (trimmed.startsWith(name + "=")) {
                    return trimmed.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    /// Length the client announced; empty for chunked bodies.
    public OptionalLong contentLength() {
        return source.contentLength();
    }

    /// The body exactly as sent: no content encoding is undone.
    public InputStream body() {
        InputStream known = body;
        if (known == null) {
            known = source.body();
            body = known;
        }
        return known;
    }

    /// Reads what is left of the body and forgets it, so that the client is there to read why it
    /// was refused; a client that sends more than this is left alone.
    ///
    /// @throws IOException when the client goes away
    public void drain(long bytesMax) throws IOException {
        if (!hasBody()) {
            return;
        }
        byte[] buffer = new byte[DRAIN_BYTES];
        long left = bytesMax;
        while (left > 0) {
            int read = body().read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    public boolean hasBody() {
        return source.hasBody();
    }

    /// Who asks and under which address, after trusted proxies.
    public Origin origin() {
        return origin;
    }

    /// Where a request came from and which public address it used.
    ///
    /// @param clientAddress IP address of the client
    /// @param baseUrl scheme, host and port the client used, without a slash at the end
    public record Origin(String clientAddress, String baseUrl) {}
}
