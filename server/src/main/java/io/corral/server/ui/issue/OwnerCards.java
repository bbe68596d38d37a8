package io.corral.server.ui.issue;

import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.engine.ownership.Ownership.Match;
import io.corral.engine.ownership.Ownership.Owners;
import io.corral.web.page.issue.IssueDetail.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Who looks after an event, for the page of an issue. Pure.
final class OwnerCards {

    private static final int SHOWN_MAX = 5;

    private OwnerCards() {}

    /// The rules an event matches; where none fits, who has it then.
    ///
    /// @param hasRules without any, nothing is said of an event that none fits
    /// @param url of the page of rules
    static List<Owned> of(Owners owners, boolean hasRules, String url) {
        return switch (owners) {
            case Owners.Named(var matches) -> named(matches, url);
            case Owners.Everybody() -> unnamed("Everybody of the project", hasRules, url);
            case Owners.Nobody() -> unnamed("Nobody", hasRules, url);
        };
    }

    private static List<Owned> unnamed(String who, boolean hasRules, String url) {
        return hasRules ? List.of(new Owned(who, "", 0, false, true, url)) : List.of();
    }

    private static List<Owned> named(List<Match> matches, String url) {
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
