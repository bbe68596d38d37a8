package io.corral.engine.proposal;

import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Does what an accepted proposal says.
public interface Correcting {

    /// Makes one issue of several.
    ///
    /// @param actor who wants it; null when Corral itself does
    /// @return what hindered it; empty when it is done
    Optional<String> merge(List<Issue> issues, @Nullable UserId actor);

    /// Begins to give the events of one of two bugs an issue of their own; what comes of it is told
    /// to [Proposals#splitEnded].
    ///
    /// @param decided asked when it is certain that it will be tried, even after a crash; when it
    ///     says no, nothing happens
    /// @return what hindered it; empty when it has begun
    Optional<String> split(
            Issue issue, SplitFinding finding, Consent consent, BooleanSupplier decided);

    /// Who accepted which proposal.
    ///
    /// @param actor null when Corral itself did
    record Consent(long proposal, @Nullable UserId actor) {}
}
