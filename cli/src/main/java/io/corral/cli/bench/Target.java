package io.corral.cli.bench;

import io.corral.protocol.Dsn;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The project of a running server that the load goes to.
///
/// @param server its address, without a path
/// @param token for the API
/// @param organization slug
/// @param pid of the server's process when it is this command's own
record Target(Dsn dsn, URI server, String token, String organization, @Nullable Long pid) {

    /// The server a DSN names.
    static Target of(Dsn dsn, String token, String organization, @Nullable Long pid) {
        String port = dsn.port() < 0 ? "" : ":" + dsn.port();
        return new Target(dsn, URI.create(dsn.scheme() + "://" + dsn.host() + port), token,
                organization, pid);
    }

    /// Looks at the server's process.
    ServerFigures figures() {
        return new ServerFigures(server, pid);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "Target[" + server + ", project " + dsn.project() + "]";
    }
}
