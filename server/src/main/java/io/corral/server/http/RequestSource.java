package io.corral.server.http;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// What a request is made of, whether it came over a connection or from this program itself.
interface RequestSource {

    /// Upper-case method name.
    String method();

    /// The path as sent, without the query.
    String rawPath();

    /// The query as sent, without the question mark; empty when there is none.
    String rawQuery();

    /// All values of a header, name in any case; empty when it was not sent.
    List<String> headers(String name);

    /// Length the client announced; empty for chunked bodies.
    OptionalLong contentLength();

    boolean hasBody();

    /// The body exactly as sent, read once.
    InputStream body();
}
