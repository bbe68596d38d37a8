package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotesReaderTest {

    static Breadcrumb warning(String message) {
        return new Breadcrumb(null, "default", "log", Level.WARNING, message, Map.of());
    }

    private static IssueDraft bug() {
        return anIssue("A-1").error("ZorpError", "it failed").since(40).seen(9, 3);
    }

    private static List<String> signals(Verdict verdict) {
        return verdict.reasons().stream().map(Verdict.Reason::signal).toList();
    }

    @Test
    void theLastWarning_saysThatSomethingIsUndone_aNoteDoesNot() {
        assertThat(bug().crumb(warning("zorp 7 not assigned")).verdict().path())
                .contains("tier 2: the program warned of what is undone");
        assertThat(bug().crumb("zorp 7 assigned").verdict().tier()).isEqualTo(3);
    }

    @Test
    void whatPeopleWereShown_isAWarning() {
        assertThat(bug().crumb("dialog: the zorp cannot be opened").verdict().path())
                .contains("tier 2: the program warned of what is undone");
    }

    @Test
    void aWarningThatCounts_isNoFallback_aNoteIs() {
        assertThat(signals(bug().crumb(warning("page 2 of 2 left out")).verdict()))
                .doesNotContain("fallback");
        assertThat(signals(bug().crumb(warning("zorps left out")).verdict())).contains("fallback");
        assertThat(signals(bug().crumb("page 2 of 2 left out").verdict())).contains("fallback");
    }

    @Test
    void whatIsThrownAway_isLostByAWarning_andNotByANote() {
        assertThat(bug().crumb(warning("31 values discarded")).verdict().path())
                .contains("tier 1: what people entered or own is thrown away");
        assertThat(bug().crumb("31 values discarded").verdict().tier()).isGreaterThan(1);
    }

    @Test
    void anAttemptBelowItsLimit_isNoNoise_whileThingsWait() {
        IssueDraft retried = bug().on("zorp.run").tag("attempt", "1/6").seen(9, 0);
        assertThat(retried.verdict().noise()).isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(retried.crumb(warning("5210 in the queue, oldest 9 h")).verdict().noise())
                .isNull();
    }

    @Test
    void aPageLoadedAgain_isExpected_afterAChunkFailed() {
        IssueDraft chunk = anIssue("A-1").error("ChunkLoadError", "Loading chunk 7 failed")
                .frames(NoiseRulesTest.inApp("page.ts", "load")).since(3).seen(90, 80);
        assertThat(chunk.verdict().noise()).isNull();
        assertThat(chunk.crumb("version changed, page reloaded").verdict().noise())
                .isEqualTo(NoiseClass.EXPECTED);
    }

    @Test
    void anAddressWithAHole_isOurOwnLink() {
        assertThat(anIssue("A-1").message("404 GET /help/undefined").level(Level.WARNING)
                .seen(90, 80).verdict().path()).contains("tier 3: our own links lead nowhere");
        assertThat(signals(anIssue("A-1").message("404 GET /help/zorp").level(Level.WARNING)
                .seen(90, 80).verdict())).doesNotContain("own-link-broken");
    }
}
