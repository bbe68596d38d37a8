package io.corral.server.rest.document;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.rest.Api;
import java.util.function.Function;

/// The document of the API for programs, at the address clients look for it.
public final class DocumentRoutes {

    private final Api api;
    private final Function<Request, String> url;

    /// Endpoints about an API.
    ///
    /// @param url public address of the server, without a slash at its end
    public DocumentRoutes(Api api, Function<Request, String> url) {
        this.api = api;
        this.url = url;
    }

    /// Adds the route.
    public void add() {
        api.open("GET", "/api/0/openapi.json", request -> Answer.json(200,
                Json.MAPPER.writeValueAsBytes(
                        OpenApi.of(api.served()).document(url.apply(request)))));
    }
}
