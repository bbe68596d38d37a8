package io.corral.engine.release;

import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.CommitMessage;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.ShortId;
import io.corral.domain.release.Commit;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import io.corral.store.release.CommitStore;
import io.corral.store.release.CommitStore.Ref;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.ReleaseStore.Upserted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Applies what whoever makes a release tells about it, and what follows: a commit that says it
/// fixes an issue resolves that issue in the release (API reference 4.3). Thread-safe.
public final class ReleaseChanges {

    private static final int COMMITS_MAX = 10_000;

    private final Stores stores;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;
    private final Consumer<Release> commitsTold;

    /// What is read and changed.
    public record Stores(
            ReleaseStore releases, CommitStore commits, IssueStore issues, IssueQueries queries) {}

    /// @param commitsTold told of each release whose commits are others now
    public ReleaseChanges(
            Stores stores, Supplier<DirectorySnapshot> directory, InstantSource clock,
            Consumer<Release> commitsTold) {
        this.commitsTold = commitsTold;
        this.stores = stores;
        this.directory = directory;
        this.clock = clock;
    }

    /// What is told.
    ///
    /// @param commits newest first; null leaves those there are
    /// @param refs what it was made from; null leaves what is known; none at all, without commits,
    ///     takes the commits away too
    public record Told(
            ReleaseEdit edit, @Nullable List<Commit> commits, @Nullable List<Ref> refs) {
        public Told {
            commits = commits == null ? null : List.copyOf(commits);
            refs = refs == null ? null : List.copyOf(refs);
        }
    }

    /// Creates the release, or changes the one there is.
    public Upserted apply(Told told) {
        Instant now = clock.instant();
        Upserted upserted = stores.releases().upsert(told.edit(), now);
        Release release = upserted.release();
        if (told.refs() != null) {
            stores.commits().setRefs(release.id(), told.refs(), now);
        }
        List<Commit> commits = commits(release.id(), told, now);
        if (commits != null) {
            List<Commit> fresh = stores.commits().set(release.id(), commits, now);
            resolveNamed(release, fresh, now);
            commitsTold.accept(release);
        }
        return upserted;
    }

    /// The commits to set; null when they stay as they are. Nobody reads repositories here, so refs
    /// alone add no more than the commits they name.
    private @Nullable List<Commit> commits(ReleaseId release, Told told, Instant now) {
        if (told.commits() != null || told.refs() == null) {
            return told.commits();
        }
        if (told.refs().isEmpty()) {
            return List.of();
        }
        List<Commit> known = stores.commits().list(release, 0, COMMITS_MAX);
        Set<String> hashes = known.stream().map(Commit::hash).collect(Collectors.toSet());
        List<Commit> all = new ArrayList<>();
        for (Ref ref : told.refs()) {
            if (!hashes.contains(ref.commit())) {
                all.add(new Commit(ref.commit(), ref.repository(), null, null, now, List.of()));
            }
        }
        all.addAll(known);
        return all;
    }

    private void resolveNamed(Release release, List<Commit> fresh, Instant now) {
        Map<Issue, Commit> fixed = new LinkedHashMap<>();
        for (Commit commit : fresh) {
            for (ShortId name : CommitMessage.fixes(commit.message())) {
                issue(release.organization(), name)
                        .filter(issue -> issue.state().status() != IssueStatus.RESOLVED)
                        .ifPresent(issue -> fixed.putIfAbsent(issue, commit));
            }
        }
        List<IssueEdit> edits = new ArrayList<>(fixed.size());
        fixed.forEach((issue, commit) -> edits.add(edit(release, issue, commit, now)));
        if (!edits.isEmpty()) {
            stores.issues().edit(edits);
        }
    }

    private Optional<Issue> issue(OrganizationId organization, ShortId name) {
        return directory.get().projectsOf(organization).stream()
                .filter(project -> project.slug().equals(name.slug()))
                .findFirst()
                .flatMap(project -> stores.queries().find(project.id(), name.number()));
    }

    private IssueEdit edit(Release release, Issue issue, Commit commit, Instant now) {
        UserId author = author(release.organization(), commit);
        var resolution = new Resolution(new Fix.InRelease(release.version()), now, author);
        var entry = new Activity.Entry(ActivityType.SET_RESOLVED_IN_COMMIT, Map.of(
                "commit", commit.hash(), "repository", commit.repository(),
                "version", release.version()));
        return new IssueEdit(issue.id(), author, now, List.of(new Step.Resolve(resolution)),
                List.of(entry));
    }

    /// The member who made the commit; null when nobody of the organisation did.
    private @Nullable UserId author(OrganizationId organization, Commit commit) {
        String email = commit.author() == null ? null : commit.author().email();
        return email == null
                ? null
                : directory.get().userByEmail(email)
                        .filter(user -> directory.get().member(organization, user.id()).isPresent())
                        .map(User::id).orElse(null);
    }
}
