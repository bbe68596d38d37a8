package io.corral.domain.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueMerge.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueMergeTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static Issue issue(long id, long project, IssueCategory category, long events) {
        return new Issue(
                new IssueId(id), new ProjectId(project), id, category, Level.ERROR, "node", null,
                new Metadata("title", null, null, null, null, null, null),
                new Issue.State(IssueStatus.UNRESOLVED, Substatus.NEW, NOON, null, null),
                new Issue.Numbers(events, 0, NOON, NOON, null, null), Priority.HIGH,
                new Rating.ByLevel(), null, false, true, null, 0);
    }

    private static Issue error(long id, long events) {
        return issue(id, 1, IssueCategory.ERROR, events);
    }

    @Test
    void mostEvents_stays_theOlderOfEquals() {
        assertThat(IssueMerge.decide(List.of(error(1, 2), error(2, 9), error(3, 9))))
                .isEqualTo(new Decision.Merge(
                        new IssueId(2), List.of(new IssueId(1), new IssueId(3))));
    }

    @Test
    void whatCannotBeOneBug_isRefused() {
        refused("At least two", List.of());
        refused("At least two", List.of(error(1, 1), error(1, 1)));
        refused("several projects",
                List.of(error(1, 1), issue(2, 7, IssueCategory.ERROR, 1)));
        refused("Only errors", List.of(error(1, 1), issue(2, 1, IssueCategory.FEEDBACK, 1)));
    }

    private static void refused(String words, List<Issue> issues) {
        assertThat(IssueMerge.decide(issues)).isInstanceOfSatisfying(Decision.Refused.class,
                refused -> assertThat(refused.sentence()).contains(words));
    }
}
