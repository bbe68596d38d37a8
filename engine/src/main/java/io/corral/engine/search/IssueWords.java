package io.corral.engine.search;

import io.corral.domain.event.Level;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.search.Nearest;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.CategoryIn;
import io.corral.store.issue.IssueCondition.IdIn;
import io.corral.store.issue.IssueCondition.IsAssigned;
import io.corral.store.issue.IssueCondition.IsForReview;
import io.corral.store.issue.IssueCondition.LevelIn;
import io.corral.store.issue.IssueCondition.Not;
import io.corral.store.issue.IssueCondition.PriorityIn;
import io.corral.store.issue.IssueCondition.StatusIn;
import io.corral.store.issue.IssueCondition.SubstatusIn;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Words that stand for a state of an issue.
final class IssueWords {

    /// Finds nothing.
    static final IssueCondition NOTHING = new IdIn(Set.of());

    private static final List<String> CATEGORIES = List.of(
            "error", "feedback", "outage", "metric", "db_query", "http_client", "frontend",
            "mobile", "cron", "performance", "replay");

    private IssueWords() {}

    /// `is:word`, `status:word`, `substatus:word`.
    static IssueCondition state(String word) {
        return switch (word) {
            case "unresolved" -> new StatusIn(Set.of(IssueStatus.UNRESOLVED));
            case "resolved" -> new StatusIn(Set.of(IssueStatus.RESOLVED));
            case "ignored", "archived", "muted" -> new StatusIn(Set.of(IssueStatus.IGNORED));
            case "assigned" -> new IsAssigned();
            case "unassigned" -> new Not(new IsAssigned());
            case "for_review", "needs_review" -> new IsForReview();
            // No ticket is ever linked yet.
            case "linked" -> NOTHING;
            case "unlinked" -> IssueCondition.EVERYTHING;
            default -> substatus(word);
        };
    }

    private static IssueCondition substatus(String word) {
        return Arrays.stream(Substatus.values())
                .filter(substatus -> substatus.wireName().equals(word))
                .findFirst()
                .<IssueCondition>map(substatus -> new SubstatusIn(Set.of(substatus)))
                .orElseThrow(() -> new SearchMistake("An issue is never \"" + word + "\"; "
                        + choice(word, IssueKeyWords.values("is"))));
    }

    /// `level:word`.
    static IssueCondition level(String word) {
        return Level.parse(word)
                .<IssueCondition>map(level -> new LevelIn(Set.of(level)))
                .orElseThrow(() -> new SearchMistake("There is no level \"" + word + "\"; "
                        + choice(word, IssueKeyWords.values("level"))));
    }

    /// `issue.priority:word`.
    static IssueCondition priority(String word) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.wireName().equals(word))
                .findFirst()
                .<IssueCondition>map(priority -> new PriorityIn(Set.of(priority)))
                .orElseThrow(() -> new SearchMistake("There is no priority \"" + word + "\"; "
                        + choice(word, IssueKeyWords.values("issue.priority"))));
    }

    /// `issue.category:word` and `issue.type:word`; categories that are not kept here have no
    /// issues.
    static IssueCondition category(String word) {
        return Arrays.stream(IssueCategory.values())
                .filter(category -> category.wireName().equals(word))
                .findFirst()
                .<IssueCondition>map(category -> new CategoryIn(Set.of(category)))
                .orElse(NOTHING);
    }

    /// `issue.category:word`; one of Sentry's words that is not kept here has no issues.
    static IssueCondition knownCategory(String word) {
        if (!CATEGORIES.contains(word)) {
            throw new SearchMistake(
                    "There is no category \"" + word + "\"; " + choice(word, CATEGORIES));
        }
        return category(word);
    }

    /// What may have been meant, or what may be.
    private static String choice(String word, List<String> known) {
        return Nearest.likely(word, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "it is one of " + String.join(", ", known));
    }
}
