package io.corral.engine.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.UpdateCircumstances;
import io.corral.domain.issue.UpdateDecision;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Applies what people want to change about issues: decides for each what that means and stores all
/// of it in one transaction, or nothing. Thread-safe.
public final class IssueEditing {

    private static final Duration RECENT = Duration.ofDays(7);

    private final IssueStore store;
    private final IssueQueries queries;
    private final ReleaseStore releases;
    private final InstantSource clock;
    private final Supplier<String> shareIds;

    /// @param shareIds makes ids nobody can guess
    public IssueEditing(
            IssueStore store, IssueQueries queries, ReleaseStore releases, InstantSource clock,
            Supplier<String> shareIds) {
        this.store = store;
        this.queries = queries;
        this.releases = releases;
        this.clock = clock;
        this.shareIds = shareIds;
    }

    /// What came of it.
    public sealed interface Result {
        /// Applied.
        ///
        /// @param activities entries made in the histories
        record Done(List<Activity> activities) implements Result {}

        /// Nothing changed.
        ///
        /// @param field of the update at fault, in the words of the API
        /// @param sentence what is wrong
        record Refused(String field, String sentence) implements Result {}
    }

    /// Changes issues of one organisation.
    ///
    /// @param actor who wants it
    public Result edit(
            OrganizationId organization, List<Issue> issues, IssueUpdate update, UserId actor) {
        boolean manyProjects = issues.stream().map(Issue::project).distinct().count() > 1;
        if (manyProjects && concernsReleases(update.resolveIn())) {
            return new Result.Refused("statusDetails",
                    "Issues of several projects cannot be resolved in a release together.");
        }
        Instant now = clock.instant();
        Set<IssueId> unread = unread(issues, update, actor);
        List<IssueEdit> edits = new ArrayList<>(issues.size());
        for (Issue issue : issues) {
            var circumstances = circumstances(organization, issue, update, actor, now)
                    .unread(unread.contains(issue.id()));
            switch (IssueUpdates.decide(issue, update, circumstances)) {
                case UpdateDecision.Refused(var field, var message) -> {
                    return new Result.Refused(field, message);
                }
                case UpdateDecision.Accepted(var edit) -> add(edits, edit);
            }
        }
        return new Result.Done(edits.isEmpty() ? List.of() : store.edit(edits));
    }

    /// Notes that a person opened an issue.
    public void see(Issue issue, UserId reader) {
        var personal = queries.personal(List.of(issue.id()), reader).get(issue.id());
        if (personal == null || !personal.hasSeen()) {
            List<Activity> _ = store.edit(List.of(new IssueEdit(issue.id(), reader,
                    clock.instant(), List.of(new IssueEdit.Step.MarkSeen(true)), List.of())));
        }
    }

    /// Adds a note of a person to the history of an issue.
    public List<Activity> note(Issue issue, UserId actor, String text) {
        return store.edit(List.of(IssueEdit.note(issue.id(), actor, clock.instant(), text)));
    }

    /// Gives a note another text; false unless this person wrote a note with this id there.
    public boolean rewriteNote(Issue issue, long note, UserId author, String text) {
        return store.rewriteNote(issue.id(), note, author, text);
    }

    /// Deletes a note; false unless this person wrote a note with this id there.
    public boolean deleteNote(Issue issue, long note, UserId author) {
        return store.deleteNote(issue.id(), note, author);
    }

    private static void add(List<IssueEdit> edits, IssueEdit edit) {
        if (!edit.steps().isEmpty() || !edit.entries().isEmpty()) {
            edits.add(edit);
        }
    }

    private static boolean concernsReleases(@Nullable ResolveIn resolveIn) {
        return switch (resolveIn) {
            case null -> false;
            case ResolveIn.Commit _ -> false;
            case ResolveIn.NextRelease _, ResolveIn.UpcomingRelease _, ResolveIn.Release _ -> true;
        };
    }

    private UpdateCircumstances circumstances(
            OrganizationId organization, Issue issue, IssueUpdate update, UserId actor,
            Instant now) {
        boolean asksForNewest = concernsReleases(update.resolveIn());
        return new UpdateCircumstances(
                actor,
                now,
                asksForNewest ? releases.newest(issue.project()).orElse(null) : null,
                knownReleases(organization, issue, update.resolveIn()),
                archives(update) ? queries.hourlyMaximum(issue.id(), now.minus(RECENT)) : 0,
                false,
                shareIds.get());
    }

    /// Issues that are to be ignored and that the actor never opened.
    private Set<IssueId> unread(List<Issue> issues, IssueUpdate update, UserId actor) {
        if (!archives(update) || Boolean.TRUE.equals(update.hasSeen())) {
            return Set.of();
        }
        List<IssueId> ids = issues.stream().map(Issue::id).toList();
        var personal = queries.personal(ids, actor);
        return ids.stream().filter(id -> {
            var own = personal.get(id);
            return own == null || !own.hasSeen();
        }).collect(Collectors.toSet());
    }

    private static boolean archives(IssueUpdate update) {
        return update.status() == IssueStatus.IGNORED || update.substatus() != null
                || update.snooze() != null;
    }

    private Set<String> knownReleases(
            OrganizationId organization, Issue issue, @Nullable ResolveIn resolveIn) {
        if (!(resolveIn instanceof ResolveIn.Release(var version))) {
            return Set.of();
        }
        return releases.find(organization, version)
                .filter(release -> release.projects().stream()
                        .map(Release.InProject::project).anyMatch(issue.project()::equals))
                .map(release -> Set.of(release.version()))
                .orElseGet(Set::of);
    }
}
