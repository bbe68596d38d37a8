package io.corral.server.rest.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.domain.access.User;
import io.corral.domain.release.Commit;
import io.corral.engine.admin.DirectorySnapshot;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who made a commit; with a number when it is somebody Corral knows.
///
/// @param id left out for strangers
record AuthorView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id, String name,
        String email) {

    static AuthorView of(Commit.Author author, DirectorySnapshot directory) {
        String email = Objects.requireNonNullElse(author.email(), "");
        Optional<User> known = email.isEmpty() ? Optional.empty() : directory.userByEmail(email);
        String name = author.name() != null ? author.name() : known.map(User::name).orElse(email);
        return new AuthorView(known.map(user -> user.id().toString()).orElse(null), name, email);
    }

    static @Nullable AuthorView ofNullable(
            Commit.@Nullable Author author, DirectorySnapshot directory) {
        return author == null ? null : of(author, directory);
    }
}
