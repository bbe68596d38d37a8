package io.corral.server.ui.account;

import io.corral.engine.admin.Accounts.Client;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.server.http.Request;

/// Says which browser asks, in words its owner knows.
final class Clients {

    private final ClientNames names;

    Clients(ClientNames names) {
        this.names = names;
    }

    /// The browser of a request.
    Client of(Request request) {
        ClientNames.Names found = names.of(request.header("User-Agent").orElse(""));
        String browser = found.browser() == null ? "A browser" : found.browser().name();
        String system = found.os() == null ? "" : " on " + found.os().name();
        return new Client(request.origin().clientAddress(), browser + system);
    }
}
