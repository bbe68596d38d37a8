package io.corral.server.ui.issues;

import io.corral.domain.event.Metadata;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.server.ui.Words;
import io.corral.web.page.stream.IssueRow.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a row of a list says about an issue, cut where it is long.
///
/// @param title its type, or all that is known
/// @param message null when the title says everything
/// @param culprit null when it is not known
/// @param chips where it stands, and what is special about it
public record IssueSummary(
        String title, @Nullable String message, @Nullable String culprit, List<Chip> chips) {

    /// The summary of an issue.
    public static IssueSummary of(Issue issue) {
        Metadata metadata = issue.metadata();
        String type = metadata.type();
        boolean isSplit = type != null && !type.isBlank();
        return new IssueSummary(Words.row(type != null && isSplit ? type : metadata.title()),
                isSplit ? cutOrNull(metadata.value()) : null, cutOrNull(metadata.culprit()),
                chips(issue));
    }

    private static @Nullable String cutOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : Words.row(text);
    }

    private static List<Chip> chips(Issue issue) {
        List<Chip> chips = new ArrayList<>();
        status(issue.state()).ifPresent(chips::add);
        if (issue.unhandled()) {
            chips.add(new Chip("Unhandled", "is-unhandled"));
        }
        return chips;
    }

    /// Most issues are ongoing; that goes without saying.
    private static Optional<Chip> status(Issue.State state) {
        if (state.status() == IssueStatus.RESOLVED) {
            return Optional.of(new Chip("Resolved", "is-resolved"));
        }
        return switch (state.substatus()) {
            case null -> Optional.empty();
            case NEW -> Optional.of(new Chip("New", "is-new"));
            case ONGOING -> Optional.empty();
            case ESCALATING -> Optional.of(new Chip("Escalating", "is-escalating"));
            case REGRESSED -> Optional.of(new Chip("Regressed", "is-regressed"));
            case ARCHIVED_UNTIL_ESCALATING, ARCHIVED_UNTIL_CONDITION_MET, ARCHIVED_FOREVER ->
                Optional.of(new Chip("Ignored", ""));
        };
    }
}
