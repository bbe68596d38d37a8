package io.corral.engine.release;

import io.corral.domain.event.Event;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.release.SuspectCommits;
import io.corral.domain.release.SuspectCommits.Changed;
import io.corral.domain.release.SuspectCommits.Suspect;
import io.corral.store.release.CommitStore;
import io.corral.store.release.ReleaseStore;
import java.util.List;

/// Finds the commits that may have brought an issue, among those of the release it was first seen
/// in: what is not released yet, or came later, is never blamed. Thread-safe.
public final class Suspects {

    private static final int FILES_MAX = 20_000;

    private final ReleaseStore releases;
    private final CommitStore commits;

    public Suspects(ReleaseStore releases, CommitStore commits) {
        this.releases = releases;
        this.commits = commits;
    }

    /// Suspects for an issue, best first.
    ///
    /// @param event one of its events, whose stack is looked at
    public List<Suspect> of(OrganizationId organization, Issue issue, Event event) {
        String introduced = issue.numbers().firstRelease();
        if (introduced == null) {
            return List.of();
        }
        List<Changed> changed = releases.find(organization, introduced)
                .map(release -> commits.files(release.id(), 0, FILES_MAX)).orElse(List.of())
                .stream().map(file -> new Changed(file.commit(), file.change())).toList();
        return changed.isEmpty() ? List.of() : SuspectCommits.of(event, changed);
    }

    /// Why a commit is under suspicion, in a sentence without its subject.
    public static String reason(Suspect suspect) {
        String frame = suspect.rank() == 1
                ? "the topmost frame of your code"
                : "frame " + suspect.rank() + " of your code";
        return "Changed " + suspect.path() + ", the file of " + frame
                + (suspect.function() == null ? "" : " (" + suspect.function() + ")");
    }
}
