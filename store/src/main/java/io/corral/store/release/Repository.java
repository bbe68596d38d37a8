package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.RepositoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A repository commits come from; known by the name it is told about under.
///
/// @param name unique in the organisation
/// @param provider where it is hosted; null when not told
/// @param url of its web page; null when not told
public record Repository(
        RepositoryId id,
        OrganizationId organization,
        String name,
        @Nullable String provider,
        @Nullable String url,
        Instant createdAt) {}
