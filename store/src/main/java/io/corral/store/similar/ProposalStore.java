package io.corral.store.similar;

import io.corral.domain.group.similar.Proposal;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proposals about the grouping of issues, and what people said to them. Thread-safe; each change
/// is durable when it returns.
public interface ProposalStore {

    /// Replaces the open proposals of a project: those with an id are rewritten as long as they are
    /// still open, those without one (0) get one, the others that were open are withdrawn.
    void replaceOpen(ProjectId project, List<Proposal> open);

    /// The one with this id in a project.
    Optional<Proposal> find(ProjectId project, long id);

    /// The open ones of a project, the most confident first.
    List<Proposal> open(ProjectId project);

    /// The decided ones of a project, the latest decision first.
    List<Proposal> decided(ProjectId project, int limit);

    /// How many are open in each of these projects; those without any are absent.
    Map<ProjectId, Integer> countOpen(Collection<ProjectId> projects);

    /// Notes a decision.
    ///
    /// @return false when there is no such proposal or it was decided before; then nothing changed
    boolean decide(ProjectId project, long id, Proposal.Decision decision);

    /// Opens a decided proposal again, because what was decided could not be done.
    void reopen(ProjectId project, long id);

    /// How proposals are made in a project; [Settings#NONE] before anybody chose or anything ran.
    Settings settings(ProjectId project);

    /// Keeps how proposals are made in a project.
    void putSettings(ProjectId project, Settings settings);

    /// Forgets everything of a project.
    void deleteProject(ProjectId project);

    /// How proposals are made in a project.
    ///
    /// @param accepting whether Corral accepts those by itself that leave hardly a doubt
    /// @param lookedAt when issues were last compared; null for never
    /// @param compared issues that were compared then
    record Settings(boolean accepting, @Nullable Instant lookedAt, int compared) {

        /// Nothing chosen, nothing run.
        public static final Settings NONE = new Settings(false, null, 0);
    }
}
