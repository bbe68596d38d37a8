package io.corral.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Brings requests to the endpoints of a route table. The one edge where an endpoint's failure
/// becomes an answer.
public final class Dispatcher {

    private final RouteTable routes;
    private final FailureAnswers failures;

    public Dispatcher(RouteTable routes, FailureAnswers failures) {
        this.routes = routes;
        this.failures = failures;
    }

    /// Answers a request.
    ///
    /// @throws IOException when the client went away
    Answer answer(RequestSource source, Request.Origin origin) throws IOException {
        try {
            return switch (routes.match(source.method(), source.rawPath())) {
                case RouteTable.Match.Found(var route, var parameters) ->
                    route.endpoint().answer(new Request(source, parameters, origin));
                case RouteTable.Match.WrongMethod(var allowed) ->
                    failures.wrongMethod(new Request(source, Map.of(), origin), allowed);
                case RouteTable.Match.NotFound() ->
                    failures.notFound(new Request(source, Map.of(), origin));
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            return failures.failed(new Request(source, Map.of(), origin), e);
        }
    }
}
