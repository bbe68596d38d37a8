package io.corral.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.Step.Kind;
import io.corral.domain.triage.session.TriageSession;
import io.corral.engine.triage.HandoverNotes.Note;
import io.corral.engine.triage.HandoverNotes.Written;
import io.corral.testkit.memory.MemoryDefinitionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriageSessionsTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final UserId ANN = new UserId(7);
    private static final UserId BEN = new UserId(8);

    private final MemoryDefinitionStore store = new MemoryDefinitionStore();
    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final TriageSessions sessions = new TriageSessions(store, () -> now);
    private final HandoverNotes notes = new HandoverNotes(store, () -> now);

    private Step step(long issue, String undo) {
        return new Step(new IssueId(issue), "A-" + issue, "Error \"x\"", Kind.RESOLVED,
                "resolved", now, undo);
    }

    @Test
    void visit_isKept_forEachPerson_acrossRestarts() {
        TriageSession began = sessions.visit(ACME, ANN);
        now = now.plus(Duration.ofMinutes(3));
        TriageSession done = sessions.record(ACME, ANN, List.of(step(1, "a"), step(2, "a")));
        assertThat(done.since()).isEqualTo(began.since());

        TriageSession restarted = new TriageSessions(store, () -> now).visit(ACME, ANN);
        assertThat(restarted).isEqualTo(done);
        assertThat(restarted.minutes()).isEqualTo(3);
        assertThat(sessions.visit(ACME, BEN).triaged()).isZero();
        assertThat(sessions.visit(new OrganizationId(2), ANN).triaged()).isZero();
    }

    @Test
    void afterANight_newsAreSinceTheEndOfTheLastVisit() {
        sessions.visit(ACME, ANN);
        now = now.plus(Duration.ofMinutes(40));
        sessions.visit(ACME, ANN);
        Instant left = now;
        now = now.plus(Duration.ofHours(14));
        assertThat(sessions.visit(ACME, ANN).since()).isEqualTo(left);
    }

    @Test
    void undone_forgotten_settled_finished() {
        sessions.record(ACME, ANN, List.of(step(1, "a"), step(2, "b"), step(3, "c")));
        assertThat(sessions.undone(ACME, ANN, "a", true).triaged()).isEqualTo(2);
        assertThat(sessions.undone(ACME, ANN, "c", false).undoable().orElseThrow().undo())
                .isEqualTo("b");
        assertThat(sessions.forget(ACME, ANN, Set.of(new IssueId(2))).triaged()).isEqualTo(1);
        now = now.plusSeconds(60);
        sessions.finish(ACME, ANN);
        TriageSession next = sessions.visit(ACME, ANN);
        assertThat(next.triaged()).isZero();
        assertThat(next.since()).isEqualTo(now);
    }

    @Test
    void notes_areKept_newestFirst_andTheOldestGo() {
        for (int i = 0; i <= HandoverNotes.NOTES_MAX; i++) {
            now = now.plusSeconds(1);
            assertThat(notes.write(ACME, ANN, "# note " + i)).isInstanceOf(Written.Done.class);
        }
        List<Note> all = notes.list(ACME);
        assertThat(all).hasSize(HandoverNotes.NOTES_MAX);
        assertThat(all.getFirst().text()).isEqualTo("# note " + HandoverNotes.NOTES_MAX);
        assertThat(all.getLast().text()).isEqualTo("# note 1");
        assertThat(notes.find(ACME, all.getFirst().id())).contains(all.getFirst());
        assertThat(notes.find(new OrganizationId(2), all.getFirst().id())).isEmpty();
    }

    @Test
    void note_withoutWords_orTooLong_isRefused() {
        assertThat(notes.write(ACME, ANN, " \r\n ")).isInstanceOf(Written.Refused.class);
        assertThat(notes.write(ACME, ANN, "x".repeat(HandoverNotes.TEXT_LENGTH_MAX + 1)))
                .isEqualTo(new Written.Refused(
                        "A note may have 50000 characters, found 50001."));
        assertThat(notes.list(ACME)).isEmpty();
    }
}
