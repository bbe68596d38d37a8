package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Substatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /// Last seen so many minutes before noon, first seen so many hours before; events and users
    /// are numbers of their own.
    private static Issue issue(long id, int lastSeen, int firstSeen, long events, long users) {
        return new Issue(new IssueId(id), new ProjectId(1), id, IssueCategory.ERROR, Level.ERROR,
                "node", null, new Metadata("Boom", null, null, null, null, null, null),
                new Issue.State(IssueStatus.UNRESOLVED, Substatus.NEW, NOON, null, null),
                new Issue.Numbers(events, users, NOON.minusSeconds(3_600L * firstSeen),
                        NOON.minusSeconds(60L * lastSeen), null, null),
                Priority.HIGH, new Rating.ByLevel(), null, false, true, null, 0);
    }

    private static final Issue A = issue(1, 1, 9, 10, 1);
    private static final Issue B = issue(2, 2, 5, 30, 9);
    private static final Issue C = issue(3, 3, 7, 20, 5);

    private static long beside(List<Issue> list, Issue current, String sort, boolean after) {
        return Neighbours.beside(list, current, sort, after)
                .map(issue -> issue.id().value()).orElse(0L);
    }

    @Test
    void listed_stepsToTheNextAndBack() {
        List<Issue> list = List.of(A, B, C);

        assertThat(beside(list, B, "date", true)).isEqualTo(3);
        assertThat(beside(list, B, "date", false)).isEqualTo(1);
        assertThat(beside(list, C, "date", true)).isZero();
        assertThat(beside(list, A, "date", false)).isZero();
    }

    @Test
    void noLongerListed_keepsItsPlaceInTheOrder() {
        assertThat(beside(List.of(A, C), B, "date", true)).isEqualTo(3);
        assertThat(beside(List.of(A, C), B, "date", false)).isEqualTo(1);
        assertThat(beside(List.of(A, B), C, "date", true)).isZero();
        assertThat(beside(List.of(A, B), C, "date", false)).isEqualTo(2);
        assertThat(beside(List.of(B, C), A, "date", false)).isZero();
        assertThat(beside(List.of(), A, "date", true)).isZero();
    }

    @Test
    void otherOrders_haveOtherPlaces() {
        assertThat(beside(List.of(B, A), C, "new", true)).isEqualTo(1);
        assertThat(beside(List.of(B, A), C, "freq", true)).isEqualTo(1);
        assertThat(beside(List.of(B, A), C, "user", false)).isEqualTo(2);
        assertThat(beside(List.of(A, C), B, "priority", true)).isEqualTo(3);
    }
}
