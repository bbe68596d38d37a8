package io.corral.engine.ingest.intake;

import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.domain.project.Quota;
import org.jspecify.annotations.Nullable;

/// Whom a client key lets in.
///
/// @param organizationQuota what the whole organisation may send; null for no limit
/// @param projectQuota what the project may send, its own or the default; null for no limit
public record Sender(
        ClientKey key,
        Project project,
        @Nullable Quota projectQuota,
        @Nullable Quota organizationQuota) {}
