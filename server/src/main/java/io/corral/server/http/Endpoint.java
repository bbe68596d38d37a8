package io.corral.server.http;

import java.io.IOException;

/// Answers the requests of one route. Runs on a virtual thread and may block.
@FunctionalInterface
public interface Endpoint {
    /// Answers one request.
    ///
    /// @throws IOException when the client went away
    Answer answer(Request request) throws IOException;
}
