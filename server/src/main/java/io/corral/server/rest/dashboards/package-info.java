/// Dashboards with their former states, and saved Discover queries: kept and answered.
@NullMarked
package io.corral.server.rest.dashboards;

import org.jspecify.annotations.NullMarked;
