package io.corral.server.rest.scope;

import io.corral.domain.access.User;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.DirectorySnapshot;
import org.jspecify.annotations.Nullable;

/// A person as they stand inside other objects.
public record UserReference(String id, String name, String email, String username) {

    /// The reference to a person.
    public static UserReference of(User user) {
        return new UserReference(user.id().toString(), user.name(), user.email(), user.email());
    }

    /// The reference to a person by number; null when there is none, or none any more.
    public static @Nullable UserReference of(DirectorySnapshot directory, @Nullable UserId id) {
        return id == null ? null : directory.user(id).map(UserReference::of).orElse(null);
    }
}
