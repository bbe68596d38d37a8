package io.corral.server.ui.issue;

import io.corral.domain.issue.Issue;
import io.corral.server.http.Query;
import io.corral.server.ui.issues.actions.MatchingIssues;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The issues before and after one in the list one came from. The list is asked anew when somebody
/// goes there; an issue that is not in it any more, because it was just resolved, still has its
/// place in the order.
final class Neighbours {

    /// Nobody steps further than this from issue to issue.
    private static final int ISSUES_MAX = 500;

    private final MatchingIssues lists;

    Neighbours(MatchingIssues lists) {
        this.lists = lists;
    }

    /// The issue beside the visited one; empty at the end of the list.
    ///
    /// @param after whether the one after it, rather than before
    Optional<Issue> beside(IssuePlace place, boolean after) {
        Query list = Query.parse(place.filter().from());
        return beside(lists.of(place.visit(), list, ISSUES_MAX), place.issue(),
                list.firstOr("sort", "date"), after);
    }

    /// @param sort word of the list's address
    static Optional<Issue> beside(
            List<Issue> issues, Issue current, String sort, boolean after) {
        Comparator<Issue> order = order(sort);
        int at = 0;
        boolean isListed = false;
        for (Issue issue : issues) {
            if (issue.id().equals(current.id())) {
                isListed = true;
                break;
            }
            at++;
        }
        if (!isListed) {
            at = 0;
            while (at < issues.size() && order.compare(issues.get(at), current) < 0) {
                at++;
            }
        }
        int wanted = after ? at + (isListed ? 1 : 0) : at - 1;
        return wanted >= 0 && wanted < issues.size()
                ? Optional.of(issues.get(wanted))
                : Optional.empty();
    }

    private static Comparator<Issue> order(String sort) {
        Comparator<Issue> order = switch (sort) {
            case "new" -> Comparator.comparing(issue -> issue.numbers().firstSeen());
            case "freq" -> Comparator.comparingLong(issue -> issue.numbers().events());
            case "user" -> Comparator.comparingLong(issue -> issue.numbers().users());
            // A worklist has no place for what was dealt with: the next one is its first.
            case "rank" -> (_, _) -> 0;
            case "priority" -> Comparator.comparing(Issue::priority)
                    .thenComparing(issue -> issue.numbers().lastSeen());
            default -> Comparator.comparing(issue -> issue.numbers().lastSeen());
        };
        return order.reversed();
    }
}
