package io.corral.server.ops;

import io.corral.server.http.Answer;
import io.corral.server.http.RouteTable;
import io.corral.store.WorkQueue;
import java.nio.charset.StandardCharsets;

/// `/health/live`, `/health/ready` and `/metrics`. They hold no event data and need no token; an
/// operator who does not want them public closes them at the proxy.
public final class OpsRoutes {

    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Metrics metrics;

    public OpsRoutes(WorkQueue queue, Metrics metrics) {
        this.health = new Health(queue);
        this.metrics = metrics;
    }

    /// Adds the routes.
    public void addTo(RouteTable routes) {
        routes.add("GET", "/health/live", _ -> Health.live());
        routes.add("GET", "/health/ready", _ -> health.ready());
        routes.add("GET", "/metrics", _ -> Answer.bytes(200, METRICS_TYPE,
                metrics.text().getBytes(StandardCharsets.UTF_8)));
    }
}
