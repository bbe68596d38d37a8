package io.corral.domain.triage.check;

import java.util.List;

/// One question and its answer.
///
/// @param isSeen whether the data say something; otherwise the answer says why they do not
/// @param answer one sentence or less, without a full stop
/// @param source field it was read from, such as `stats.30d`; of what was not seen, what is missing
/// @param details lines below the answer, the most telling first; empty when there are none
public record Check(CheckType type, boolean isSeen, String answer, String source,
        List<String> details) {

    public Check {
        details = List.copyOf(details);
    }

    static Check seen(CheckType type, String answer, String source, List<String> details) {
        return new Check(type, true, answer, source, details);
    }

    static Check seen(CheckType type, String answer, String source) {
        return seen(type, answer, source, List.of());
    }

    static Check unseen(CheckType type, String why, String source) {
        return new Check(type, false, why, source, List.of());
    }
}
