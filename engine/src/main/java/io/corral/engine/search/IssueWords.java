package io.corral.engine.search;

import io.corral.domain.event.Level;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
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
import java.util.Set;

/// Words that stand for a state of an issue.
final class IssueWords {

    /// Finds nothing.
    static final IssueCondition NOTHING = new IdIn(Set.of());

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
                .orElseThrow(() -> new SearchMistake("An issue is never \"" + word + "\""));
    }

    /// `level:word`.
    static IssueCondition level(String word) {
        return Level.parse(word)
                .<IssueCondition>map(level -> new LevelIn(Set.of(level)))
                .orElseThrow(() -> new SearchMistake("There is no level \"" + word + "\""));
    }

    /// `issue.priority:word`.
    static IssueCondition priority(String word) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.wireName().equals(word))
                .findFirst()
                .<IssueCondition>map(priority -> new PriorityIn(Set.of(priority)))
                .orElseThrow(() -> new SearchMistake("There is no priority \"" + word + "\""));
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
}
