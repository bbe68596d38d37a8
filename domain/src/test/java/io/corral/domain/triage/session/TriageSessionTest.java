package io.corral.domain.triage.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.session.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TriageSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static Step step(long issue, Kind kind, String undo) {
        return new Step(new IssueId(issue), "A-" + issue, "Error", kind, kind.word(), NOW, undo);
    }

    private static Instant after(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void whoeverWasNeverHere_looksBackADay() {
        assertThat(TriageSession.first(NOW).since()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void visit_goesOn_untilSomebodyIsAwayForLongerThanAnHour() {
        TriageSession began = TriageSession.first(NOW)
                .with(List.of(step(1, Kind.RESOLVED, "x")), after(5));
        TriageSession same = began.seen(after(65));
        assertThat(same.triaged()).isEqualTo(1);
        assertThat(same.since()).isEqualTo(began.since());
        assertThat(same.minutes()).isEqualTo(65);

        TriageSession next = same.seen(after(126));
        assertThat(next.since()).isEqualTo(after(65));
        assertThat(next.steps()).isEmpty();
        assertThat(next.minutes()).isZero();
    }

    @Test
    void laterStep_ofAnIssue_countsInsteadOfTheEarlier() {
        TriageSession session = TriageSession.first(NOW)
                .with(List.of(step(1, Kind.PASSED, ""), step(2, Kind.ASSIGNED, "a")), NOW)
                .with(List.of(step(1, Kind.RESOLVED, "b")), NOW);
        assertThat(session.steps()).extracting(Step::shortId).containsExactly("A-2", "A-1");
        assertThat(session.undoable().orElseThrow().undo()).isEqualTo("b");
    }

    @Test
    void undone_reopened_settled() {
        TriageSession session = TriageSession.first(NOW).with(List.of(
                step(1, Kind.RESOLVED, "a"), step(2, Kind.RESOLVED, "a"),
                step(3, Kind.IGNORED, "b")), NOW);
        assertThat(session.undone("a", NOW).steps()).extracting(Step::shortId)
                .containsExactly("A-3");
        assertThat(session.without(Set.of(new IssueId(3)), NOW).triaged()).isEqualTo(2);
        TriageSession settled = session.settled("b", NOW);
        assertThat(settled.triaged()).isEqualTo(3);
        assertThat(settled.undoable().orElseThrow().shortId()).isEqualTo("A-2");
    }

    @Test
    void tooManySteps_areCounted_butNotKept() {
        TriageSession session = TriageSession.first(NOW).with(LongStream.rangeClosed(1, 450)
                .mapToObj(i -> step(i, Kind.RESOLVED, "a")).toList(), NOW);
        assertThat(session.steps()).hasSize(TriageSession.STEPS_MAX);
        assertThat(session.steps().getLast().shortId()).isEqualTo("A-450");
        assertThat(session.triaged()).isEqualTo(450);
    }

    @Test
    void handedOver_nothingIsNew() {
        assertThat(TriageSession.after(after(9)).seen(after(10)).since()).isEqualTo(after(9));
    }

    @Test
    void longTexts_areCut_betweenCharacters() {
        Step cut = new Step(new IssueId(1), "A-1", "😀".repeat(200), Kind.PASSED, "", NOW, null);
        assertThat(cut.title().codePointCount(0, cut.title().length()))
                .isEqualTo(Step.TITLE_LENGTH_MAX);
        assertThat(cut.title()).endsWith("😀…");
    }
}
