package io.corral.domain.triage;

import io.corral.domain.event.Event;
import java.util.List;

/// Which environments customers use.
final class Environments {

    private Environments() {}

    /// Whether any event of an issue comes from where customers are; also when that is not known.
    static boolean hasProduction(IssueReading reading) {
        List<IssueFacts.TagShare> environments = reading.tag("environment");
        if (!environments.isEmpty()) {
            return environments.stream()
                    .anyMatch(share -> reading.surroundings().isProduction(share.value()));
        }
        Event event = reading.event();
        return event == null || reading.surroundings().isProduction(event.environment());
    }
}
