package io.corral.engine.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueRestoration;
import io.corral.domain.issue.IssueRestoration.Traits;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UndoMemoryTest {

    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final UserId ANNE = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private Instant now = NOON;
    private int tokens;
    private final UndoMemory memory = new UndoMemory(() -> now, () -> "token" + ++tokens);

    private static List<IssueRestoration> changes(int count) {
        var state = new Issue.State(IssueStatus.UNRESOLVED, Substatus.NEW, NOON, null, null);
        return IntStream.rangeClosed(1, count).mapToObj(id -> new IssueRestoration(
                new IssueId(id), new Traits(state, null, Priority.LOW, true),
                new Traits(state, null, Priority.HIGH, true), SnoozeTally.NONE)).toList();
    }

    private String keep(UserId actor, int issues) {
        @Nullable
        String token = memory.keep(actor, ACME, changes(issues));
        assertThat(token).isNotNull();
        return String.valueOf(token);
    }

    @Test
    void take_givesOnce() {
        String token = keep(ANNE, 2);

        assertThat(memory.take(ANNE, ACME, token)).contains(changes(2));
        assertThat(memory.take(ANNE, ACME, token)).isEmpty();
    }

    @Test
    void take_bySomebodyElseOrElsewhere_givesNothingAndLosesNothing() {
        String token = keep(ANNE, 1);

        assertThat(memory.take(BOB, ACME, token)).isEmpty();
        assertThat(memory.take(ANNE, new OrganizationId(2), token)).isEmpty();
        assertThat(memory.take(ANNE, ACME, token)).isPresent();
    }

    @Test
    void take_tooLate_givesNothing() {
        String token = keep(ANNE, 1);
        now = NOON.plus(Duration.ofMinutes(10));

        assertThat(memory.take(ANNE, ACME, token)).isEmpty();
    }

    @Test
    void keep_forgetsThePersonsOldestChanges() {
        String ofBob = keep(BOB, 1);
        List<String> ofAnne = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ofAnne.add(keep(ANNE, 1));
        }

        assertThat(memory.take(ANNE, ACME, ofAnne.get(1))).isEmpty();
        assertThat(memory.take(ANNE, ACME, ofAnne.get(2))).isPresent();
        assertThat(memory.take(BOB, ACME, ofBob)).isPresent();
    }

    @Test
    void keep_ofVeryMuch_forgetsTheOldestOfAll() {
        String first = keep(ANNE, 30_000);
        String second = keep(BOB, 30_000);

        assertThat(memory.take(ANNE, ACME, first)).isEmpty();
        assertThat(memory.take(BOB, ACME, second)).isPresent();
        assertThat(memory.keep(ANNE, ACME, changes(50_001))).isNull();
        assertThat(memory.keep(ANNE, ACME, List.of())).isNull();
    }
}
