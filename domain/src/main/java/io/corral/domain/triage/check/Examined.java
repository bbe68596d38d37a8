package io.corral.domain.triage.check;

import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue that somebody looks at closely.
///
/// @param facts with its latest event where that is known
/// @param explanation of these facts
/// @param around what surrounds it; issues of the same project are what it is compared with
/// @param suspects most suspicious first; null when nobody looked for any
public record Examined(IssueFacts facts, Explanation explanation, TriageInput around,
        @Nullable List<SuspectCommit> suspects) {

    Instant now() {
        return around.now();
    }
}
