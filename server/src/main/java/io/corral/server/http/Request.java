package io.corral.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
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

    private final ServerRequest request;
    private final Map<String, String> parameters;
    private final Origin origin;
    private final Query query;
    private @Nullable InputStream body;

    Request(ServerRequest request, Map<String, String> parameters, Origin origin) {
        this.request = request;
        this.parameters = Map.copyOf(parameters);
        this.origin = origin;
        this.query = Query.parse(request.prologue().query().rawValue());
    }

    /// Upper-case method name.
    public String method() {
        return request.prologue().method().text();
    }

    /// The path as sent, without the query.
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    /// The query as sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return request.prologue().query().rawValue();
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
        return request.headers().first(HeaderNames.create(name));
    }

    /// All values of a header.
    public List<String> headers(String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }

    /// A cookie's value; null when it was not sent.
    public @Nullable String cookie(String name) {
        for (Header header : request.headers()) {
            if (!header.headerName().equals(HeaderNames.COOKIE)) {
                continue;
            }
            for (String pair : header.get().split(";", -1)) {
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
        return request.headers().contentLength();
    }

    /// The body exactly as sent: no content encoding is undone.
    public InputStream body() {
        InputStream known = body;
        if (known == null) {
            known = new ClientBody(request.content().inputStream());
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
        return request.content().hasEntity();
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
