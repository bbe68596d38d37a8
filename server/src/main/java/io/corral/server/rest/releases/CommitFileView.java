package io.corral.server.rest.releases;

import io.corral.domain.release.Commit.FileChange;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.store.release.CommitStore.CommitFile;
import org.jspecify.annotations.Nullable;

/// A file a commit of a release touched.
///
/// @param id commit and path
/// @param type A, M or D
record CommitFileView(
        String id, String orgId, @Nullable AuthorView author, @Nullable String commitMessage,
        String filename, String type, String repoName, String dateCreated) {

    static CommitFileView of(
            CommitFile file, String organizationId, DirectorySnapshot directory) {
        return new CommitFileView(
                file.commit().hash() + ':' + file.change().path(), organizationId,
                AuthorView.ofNullable(file.commit().author(), directory),
                file.commit().message(), file.change().path(), letter(file.change().kind()),
                file.commit().repository(), WireTime.of(file.commit().at()));
    }

    private static String letter(FileChange.Kind kind) {
        return switch (kind) {
            case ADDED -> "A";
            case MODIFIED -> "M";
            case DELETED -> "D";
        };
    }
}
