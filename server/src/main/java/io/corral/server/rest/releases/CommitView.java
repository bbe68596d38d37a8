package io.corral.server.rest.releases;

import io.corral.domain.release.Commit;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.store.release.Repository;
import org.jspecify.annotations.Nullable;

/// A commit on the wire (API reference 2.2).
record CommitView(
        String id,
        @Nullable String message,
        String dateCreated,
        @Nullable AuthorView author,
        @Nullable RepositoryView repository) {

    /// Where it is kept.
    record RepositoryView(
            String id, String name, @Nullable String url, @Nullable ProviderView provider,
            String dateCreated) {

        static @Nullable RepositoryView of(@Nullable Repository repository) {
            return repository == null
                    ? null
                    : new RepositoryView(repository.id().toString(), repository.name(),
                            repository.url(), ProviderView.of(repository.provider()),
                            WireTime.of(repository.createdAt()));
        }
    }

    /// Who hosts it.
    record ProviderView(String id, String name) {
        private static @Nullable ProviderView of(@Nullable String provider) {
            return provider == null ? null : new ProviderView(provider, provider);
        }
    }

    static CommitView of(
            Commit commit, @Nullable Repository repository, DirectorySnapshot directory) {
        return new CommitView(commit.hash(), commit.message(), WireTime.of(commit.at()),
                AuthorView.ofNullable(commit.author(), directory), RepositoryView.of(repository));
    }
}
