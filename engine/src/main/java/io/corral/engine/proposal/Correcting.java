package io.corral.engine.proposal;

import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does what an accepted proposal says. Each method yields what hindered it; empty when it is done.
public interface Correcting {

    /// Makes one issue of several.
    ///
    /// @param actor who wants it; null when Corral itself does
    Optional<String> merge(List<Issue> issues, @Nullable UserId actor);

    /// Gives the events of one of two bugs an issue of their own.
    ///
    /// @param actor who wants it; null when Corral itself does
    Optional<String> split(Issue issue, SplitFinding finding, @Nullable UserId actor);
}
