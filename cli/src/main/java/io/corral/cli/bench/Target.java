package io.corral.cli.bench;

import io.corral.protocol.Dsn;
import java.net.URI;

/// The project of a running server that the load goes to.
///
/// @param server its address, without a path
/// @param token for the API
/// @param organization slug
record Target(Dsn dsn, URI server, String token, String organization) {

    /// The server a DSN names.
    static Target of(Dsn dsn, String token, String organization) {
        String port = dsn.port() < 0 ? "" : ":" + dsn.port();
        return new Target(dsn, URI.create(dsn.scheme() + "://" + dsn.host() + port), token,
                organization);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "Target[" + server + ", project " + dsn.project() + "]";
    }
}
