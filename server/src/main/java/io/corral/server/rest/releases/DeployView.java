package io.corral.server.rest.releases;

import io.corral.server.rest.WireTime;
import io.corral.store.release.Deploy;
import org.jspecify.annotations.Nullable;

/// A deploy on the wire (API reference 2.2).
record DeployView(
        String id,
        String environment,
        @Nullable String name,
        @Nullable String url,
        @Nullable String dateStarted,
        String dateFinished) {

    static DeployView of(Deploy deploy) {
        return new DeployView(deploy.id().toString(), deploy.environment(), deploy.name(),
                deploy.url(), WireTime.ofNullable(deploy.startedAt()),
                WireTime.of(deploy.finishedAt()));
    }

    static @Nullable DeployView ofNullable(@Nullable Deploy deploy) {
        return deploy == null ? null : of(deploy);
    }
}
