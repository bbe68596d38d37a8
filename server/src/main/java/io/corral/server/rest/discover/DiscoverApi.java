package io.corral.server.rest.discover;

import io.corral.engine.search.AttributeNames;
import io.corral.engine.search.Discover;
import io.corral.engine.search.Facets;
import io.corral.engine.search.SearchStores;
import io.corral.engine.search.TimeSeries;
import io.corral.server.rest.Api;
import java.time.InstantSource;

/// All routes of questions about many events.
public final class DiscoverApi {

    private final SearchStores stores;
    private final InstantSource clock;

    public DiscoverApi(SearchStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var discover = new Discover(stores);
        new DiscoverRoutes(discover, clock).addTo(api);
        new CheckRoutes(discover, clock).addTo(api);
        new SeriesRoutes(new TimeSeries(stores), clock).addTo(api);
        new FacetRoutes(new Facets(stores), clock).addTo(api);
        new AttributeRoutes(new AttributeNames(stores), clock).addTo(api);
    }
}
