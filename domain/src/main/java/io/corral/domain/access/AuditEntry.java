package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One administrative change, for the record.
///
/// @param actor email of the user, or `console` for commands on the server's machine
/// @param organization concerned; null for the whole installation
/// @param action in words joined by dots, for example `project.create`
/// @param target what was changed, for example the slug of the project
public record AuditEntry(
        Instant at, String actor, @Nullable OrganizationId organization, String action,
        String target) {}
