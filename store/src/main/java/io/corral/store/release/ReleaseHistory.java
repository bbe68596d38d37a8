package io.corral.store.release;

import io.corral.domain.release.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a release is made of and where it went, in short.
///
/// @param lastCommit the newest, without its files; null without commits
/// @param authors of its commits, some of them when there are very many
/// @param lastDeploy the latest; null without deploys
public record ReleaseHistory(
        int commits,
        @Nullable Commit lastCommit,
        List<Commit.Author> authors,
        int deploys,
        @Nullable Deploy lastDeploy) {

    /// Of a release without commits and deploys.
    public static final ReleaseHistory NONE = new ReleaseHistory(0, null, List.of(), 0, null);

    public ReleaseHistory {
        authors = List.copyOf(authors);
    }
}
