package io.corral.server.rest.releases;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.corral.domain.release.SuspectCommits.Suspect;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.release.Suspects;
import io.corral.store.release.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may have brought an issue, best suspect first.
public record CommittersView(List<CommitterView> committers) {

    private static final String TYPE = "via commit in release";

    /// A person with the commits under suspicion.
    ///
    /// @param author null when nobody is named
    public record CommitterView(@Nullable AuthorView author, List<SuspectView> commits) {}

    /// A commit under suspicion.
    ///
    /// @param score larger is worse
    /// @param reason a sentence
    public record SuspectView(
            @JsonUnwrapped CommitView commit, double score, String suspectCommitType,
            String reason) {}

    /// The view of suspects.
    ///
    /// @param repositories of the organisation, by name
    static CommittersView of(
            List<Suspect> suspects, Map<String, Repository> repositories,
            DirectorySnapshot directory) {
        Map<String, CommitterView> byAuthor = new LinkedHashMap<>();
        for (Suspect suspect : suspects) {
            CommitView commit = CommitView.of(suspect.commit(),
                    repositories.get(suspect.commit().repository()), directory);
            byAuthor.computeIfAbsent(String.valueOf(commit.author()),
                    _ -> new CommitterView(commit.author(), new ArrayList<>()))
                    .commits().add(new SuspectView(
                            commit, suspect.score(), TYPE, Suspects.reason(suspect)));
        }
        return new CommittersView(List.copyOf(byAuthor.values()));
    }
}
