package io.corral.store.definition;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something people defined.
///
/// @param id unique among all definitions; assigned by the store, 0 before
/// @param project it belongs to, and goes with; null when it belongs to the whole organisation
/// @param key by which it is found instead of its id, unique among its kind in its organisation;
///     null without one
/// @param author null when it is not known
/// @param body JSON, as its kind writes it
public record Definition(
        long id,
        OrganizationId organization,
        DefinitionKind kind,
        @Nullable ProjectId project,
        @Nullable String key,
        @Nullable UserId author,
        String body,
        Instant createdAt,
        Instant updatedAt) {

    /// Characters of a body.
    public static final int BODY_LENGTH_MAX = 256 * 1024;

    public Definition {
        if (body.length() > BODY_LENGTH_MAX) {
            throw new IllegalArgumentException("a definition may have " + BODY_LENGTH_MAX
                    + " characters, found " + body.length());
        }
    }

    /// The same with its id.
    public Definition withId(long assigned) {
        return new Definition(
                assigned, organization, kind, project, key, author, body, createdAt, updatedAt);
    }

    /// The same, written anew.
    public Definition rewritten(@Nullable String newKey, String newBody, Instant at) {
        return new Definition(
                id, organization, kind, project, newKey, author, newBody, createdAt, at);
    }

    /// The same in another project.
    public Definition inProject(@Nullable ProjectId other) {
        return new Definition(
                id, organization, kind, other, key, author, body, createdAt, updatedAt);
    }
}
