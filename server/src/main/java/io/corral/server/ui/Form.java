package io.corral.server.ui;

import io.corral.server.http.Query;
import io.corral.server.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads what a form of our own pages sends.
final class Form {

    /// Rules and filters are texts of some size; nothing of ours is larger.
    private static final int BYTES_MAX = 1024 * 1024;

    private Form() {}

    /// The fields; empty when the body is too large.
    static Optional<Query> read(Request request) throws IOException {
        byte[] body = request.hasBody()
                ? request.body().readNBytes(BYTES_MAX + 1)
                : new byte[0];
        return body.length > BYTES_MAX
                ? Optional.empty()
                : Optional.of(Query.parse(new String(body, StandardCharsets.UTF_8)));
    }
}
