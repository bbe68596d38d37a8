package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.Correction;
import org.jspecify.annotations.Nullable;

/// A correction of triage as it is kept.
///
/// @param issue it was said about; it may be gone
/// @param author null when it is not known
public record KeptCorrection(ProjectId project, IssueId issue, @Nullable UserId author,
        Correction correction) {

    /// Names it to whoever takes it back.
    public long id() {
        return correction.id();
    }
}
