package io.corral.server.ui.issue;

import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.engine.ownership.Ownership.Match;
import io.corral.web.page.issue.IssueDetail.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Whom ownership rules name, for the page of an issue. Pure.
final class OwnerCards {

    private static final int SHOWN_MAX = 5;

    private OwnerCards() {}

    /// The rules an event matches.
    ///
    /// @param url of the page of rules
    static List<Owned> of(List<Match> matches, String url) {
        List<Owned> cards = new ArrayList<>();
        for (Match match : matches.subList(0, Math.min(SHOWN_MAX, matches.size()))) {
            OwnershipRule rule = match.rule();
            cards.add(new Owned(
                    rule.owners().stream().map(Owner::text).collect(Collectors.joining(", ")),
                    rule.source().text(), rule.source().line(), cards.isEmpty(),
                    !match.assignees().isEmpty(), url));
        }
        return cards;
    }
}
