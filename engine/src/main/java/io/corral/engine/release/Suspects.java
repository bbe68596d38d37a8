package io.corral.engine.release;

import io.corral.domain.event.Event;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.release.SuspectCommits;
import io.corral.domain.release.SuspectCommits.Changed;
import io.corral.domain.release.SuspectCommits.Suspect;
import io.corral.store.release.CommitStore;
import io.corral.store.release.ReleaseStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Finds the commits that may have brought an issue, among those of the release it was first seen
/// in: what is not released yet, or came later, is never blamed. Thread-safe.
public final class Suspects {

    private final ReleaseFiles files;

    public Suspects(ReleaseStore releases, CommitStore commits, InstantSource clock) {
        this.files = new ReleaseFiles(releases, commits, clock);
    }

    /// Suspects for an issue, best first.
    ///
    /// @param event one of its events, whose stack is looked at
    public List<Suspect> of(OrganizationId organization, Issue issue, Event event) {
        return known(organization, issue, event).orElse(List.of());
    }

    /// The same; empty where no changed file of that release is known.
    ///
    /// @param event one of its events, whose stack is looked at
    public Optional<List<Suspect>> known(
            OrganizationId organization, Issue issue, Event event) {
        String introduced = issue.numbers().firstRelease();
        if (introduced == null) {
            return Optional.empty();
        }
        List<Changed> changed = files.all(organization, introduced);
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(SuspectCommits.of(event, changed));
    }

    /// The best suspect for an event that opens an issue. Cheap enough for every event; commits
    /// told less than a minute ago are known when [#commitsTold] was called.
    public Optional<Suspect> ofNew(OrganizationId organization, Event event) {
        String release = event.release();
        return release == null
                ? Optional.empty()
                : SuspectCommits.of(event, files.like(organization, release, event)).stream()
                        .findFirst();
    }

    /// Looks the commits of a release up again, because they are others.
    public void commitsTold(OrganizationId organization, String version) {
        files.forget(organization, version);
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
