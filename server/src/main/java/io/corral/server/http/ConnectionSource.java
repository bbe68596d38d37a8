package io.corral.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// A request that came over a connection.
record ConnectionSource(ServerRequest request) implements RequestSource {

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String rawQuery() {
        return request.prologue().query().rawValue();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }

    @Override
    public OptionalLong contentLength() {
        return request.headers().contentLength();
    }

    @Override
    public boolean hasBody() {
        return request.content().hasEntity();
    }

    @Override
    public InputStream body() {
        return new ClientBody(request.content().inputStream());
    }
}
