package io.corral.engine.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueRestoration;
import io.corral.domain.issue.IssueRestoration.Traits;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.SnoozeTally;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Edits of issues that can be undone for some minutes, by whoever made them. Thread-safe.
public final class ReversibleEditing {

    private final IssueEditing editing;
    private final IssueStore store;
    private final IssueQueries queries;
    private final InstantSource clock;
    private final UndoMemory memory;

    /// @param tokens makes names nobody can guess
    public ReversibleEditing(
            IssueEditing editing, IssueStore store, IssueQueries queries, InstantSource clock,
            Supplier<String> tokens) {
        this.editing = editing;
        this.store = store;
        this.queries = queries;
        this.clock = clock;
        this.memory = new UndoMemory(clock, tokens);
    }

    /// What came of an edit.
    public sealed interface Edited {
        /// Applied.
        ///
        /// @param undo names it to [#undo]; null when nothing changed that could be put back
        /// @param changed issues that are not as they were
        /// @param refused why issues of some projects stayed as they were; null when none did
        record Done(@Nullable String undo, int changed, @Nullable String refused)
                implements
                    Edited {}

        /// Nothing changed; the sentence says why.
        record Refused(String sentence) implements Edited {}
    }

    /// What came of undoing.
    ///
    /// @param restored issues that are as they were
    /// @param left issues that somebody or something has changed again since, or that are gone
    public record Undone(int restored, int left) {}

    /// Changes issues of one organisation. Where a release is meant, issues of several projects are
    /// changed project by project, as each has its own; another project's refusal hinders none.
    public Edited edit(
            OrganizationId organization, List<Issue> issues, IssueUpdate update, UserId actor) {
        Map<IssueId, SnoozeTally> tallies = tallies(issues);
        String refused = null;
        Map<ProjectId, List<Issue>> byProject =
                issues.stream().collect(Collectors.groupingBy(Issue::project));
        Collection<List<Issue>> groups =
                update.resolveIn() == null ? List.of(issues) : byProject.values();
        for (List<Issue> group : groups) {
            if (editing.edit(organization, group, update,
                    actor) instanceof IssueEditing.Result.Refused(_, var sentence)) {
                refused = sentence;
            }
        }
        List<IssueRestoration> changes = restorations(issues, tallies);
        return refused != null && changes.isEmpty()
                ? new Edited.Refused(refused)
                : new Edited.Done(memory.keep(actor, organization, changes), changes.size(),
                        refused);
    }

    /// The tallies of snoozes, which end with them.
    private Map<IssueId, SnoozeTally> tallies(List<Issue> issues) {
        Set<IssueKey> keys = issues.stream().filter(issue -> issue.state().snooze() != null)
                .flatMap(issue -> queries.keys(issue.id()).stream().limit(1))
                .collect(Collectors.toSet());
        return keys.isEmpty()
                ? Map.of()
                : store.states(keys).values().stream().collect(
                        Collectors.toMap(IssueState::id, IssueState::tally, (one, _) -> one));
    }

    private List<IssueRestoration> restorations(
            List<Issue> before, Map<IssueId, SnoozeTally> tallies) {
        Map<IssueId, Issue> after = current(before.stream().map(Issue::id).toList());
        List<IssueRestoration> needed = new ArrayList<>();
        for (Issue issue : before) {
            Issue changed = after.get(issue.id());
            if (changed != null) {
                var restoration = new IssueRestoration(issue.id(), Traits.of(issue),
                        Traits.of(changed), tallies.getOrDefault(issue.id(), SnoozeTally.NONE));
                if (restoration.isNeeded()) {
                    needed.add(restoration);
                }
            }
        }
        return needed;
    }

    private Map<IssueId, Issue> current(Collection<IssueId> ids) {
        return queries.find(ids).stream()
                .collect(Collectors.toMap(Issue::id, Function.identity()));
    }

    /// Puts issues back to how they were before an edit.
    ///
    /// @return empty when the edit is too long ago, undone already, or somebody else's
    public Optional<Undone> undo(OrganizationId organization, String undo, UserId actor) {
        return memory.take(actor, organization, undo).map(kept -> restore(kept, actor));
    }

    private Undone restore(List<IssueRestoration> kept, UserId actor) {
        Map<IssueId, Issue> now = current(kept.stream().map(IssueRestoration::issue).toList());
        List<IssueEdit> edits = new ArrayList<>();
        for (IssueRestoration restoration : kept) {
            Issue issue = now.get(restoration.issue());
            if (issue != null) {
                IssueEdit edit = restoration.decide(issue, actor, clock.instant());
                if (!edit.steps().isEmpty()) {
                    edits.add(edit);
                }
            }
        }
        List<Activity> _ = edits.isEmpty() ? List.of() : store.edit(edits);
        return new Undone(edits.size(), kept.size() - edits.size());
    }
}
