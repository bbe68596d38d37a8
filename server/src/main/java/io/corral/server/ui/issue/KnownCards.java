package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.triage.Learning;
import io.corral.domain.triage.Learning.LearningKind;
import io.corral.engine.triage.Learnings;
import io.corral.engine.triage.Learnings.KeptLearning;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.issue.IssueDetail.Known;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an organisation remembers about an issue, for its page: what `corral issue-details` shows.
final class KnownCards {

    private static final int SHOWN_MAX = 5;
    private static final String MEMORY = "settings/memory/";

    private KnownCards() {}

    /// The newest that help with it.
    static List<Known> of(IssuePlace place, Learnings learnings) {
        Visit visit = place.visit();
        return learnings.about(visit.organization().id(),
                List.of(place.shortId(), place.issue().metadata().title())).stream()
                .limit(SHOWN_MAX).map(kept -> card(visit, kept)).toList();
    }

    private static Known card(Visit visit, KeptLearning kept) {
        Learning learning = kept.learning();
        String about = learning.topic() == null ? "" : learning.topic();
        return new Known(visit.address(MEMORY) + "#learning-" + kept.id(),
                words(learning.kind()), about, learning.text(),
                Optional.ofNullable(kept.author()).flatMap(visit.directory()::user)
                        .map(User::name).orElse("Somebody who left"),
                Words.ago(kept.updatedAt(), visit.now()));
    }

    private static String words(LearningKind kind) {
        return switch (kind) {
            case PATTERN -> "Pattern";
            case ISSUE -> "Note";
            case DECISION -> "Decision";
        };
    }

    /// Where a note about it is written; null for somebody who may only look.
    static @Nullable String add(IssuePlace place) {
        return place.visit().may(Scope.EVENT_WRITE)
                ? Address.of(place.visit().address(MEMORY)).with("issue", place.shortId())
                        + "#new"
                : null;
    }
}
