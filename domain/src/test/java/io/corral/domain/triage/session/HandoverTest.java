package io.corral.domain.triage.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Since;
import io.corral.domain.triage.Since.Change;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Handover.Open;
import io.corral.domain.triage.session.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static Verdict verdict(String shortId, int tier) {
        return new Verdict(1, shortId, "shop", tier, Severity.P1, CauseCategory.CODE_BUG, null, 90,
                List.of(), List.of("tier " + tier + ": a core flow fails for some"), null,
                "Fix the failing line.", List.of(), List.of());
    }

    private static Step step(long issue, Kind kind, String said) {
        return new Step(new IssueId(issue), "SHOP-" + issue, "Error", kind, said, NOW, null);
    }

    private static String note(TriageSession session, List<Open> open, Since since) {
        return new Handover("Acme", "Ann", session, 9, open, since, ZoneId.of("Europe/Vienna"))
                .text();
    }

    @Test
    void note_saysWhatWasDone_whatIsLeft_whoHasIt_andWhatToWatch() {
        TriageSession session = TriageSession.first(NOW).with(List.of(
                step(1, Kind.RESOLVED, "resolved"),
                step(2, Kind.IGNORED, "ignored until more of it comes"),
                step(3, Kind.ASSIGNED, "assigned to Ben")), NOW.plus(Duration.ofMinutes(24)));
        String note = note(session, List.of(
                new Open(verdict("SHOP-3", 1), "TypeError: a", 120, 40L, "Ben"),
                new Open(verdict("SHOP-4", 2), "KeyError: b", 1, null, null),
                new Open(verdict("SHOP-5", 3), "IOError: c", 1, null, null)),
                new Since(List.of(new Change(verdict("SHOP-4", 2), "new")),
                        List.of(new Change(verdict("SHOP-5", 3), "escalating")), List.of()));

        assertThat(note).isEqualTo("""
                # Handover of Acme, Fri 20 Nov 2026 09:00 to 09:24 CET

                By Ann. 3 of 9 triaged in 24 minutes. Before that: 1 new, 1 worse, 0 stopped \
                by themselves.

                ## Done

                - Resolved (1)
                  - SHOP-1 Error
                - Ignored (1)
                  - SHOP-2 Error: ignored until more of it comes
                - Assigned (1)
                  - SHOP-3 Error: assigned to Ben

                ## Still open

                - Tier 1 (1)
                  - **SHOP-3** P1 TypeError: a (120 events, 40 users). A core flow fails for \
                some. Ben has it. Next: Fix the failing line.
                - Tier 2 (1)
                  - **SHOP-4** P1 KeyError: b (1 event). A core flow fails for some. Nobody has \
                it. Next: Fix the failing line.
                - Tiers 3 and 4: 1 that can wait

                ## Who has what

                - Ben: SHOP-3
                - Nobody: 1 issue of tiers 1 and 2.

                ## Watch

                - SHOP-5: escalating
                - SHOP-4: new, tier 2
                - SHOP-2: ignored until more of it comes
                """);
    }

    @Test
    void nothingDone_nothingOpen_isSaid() {
        assertThat(note(TriageSession.first(NOW), List.of(),
                new Since(List.of(), List.of(), List.of())))
                .contains("Nothing was changed.", "Nothing but noise.",
                        "- Nothing in particular.");
    }

    @Test
    void whatApplicationsSent_isPlainText() {
        assertThat(Handover.plain("  <b>[x](http://evil)\n\n# `y` *z*"))
                .isEqualTo("\\<b\\>\\[x\\](http://evil) \\# \\`y\\` \\*z\\*");
    }

    @Test
    void ruleThatNamesAPerson_isPlainText() {
        var said = new Verdict(1, "SHOP-1", "shop", 2, Severity.P1, null, null, 90, List.of(),
                List.of("tier 2: corrected by [Eve](http://evil)"), null, "", List.of(),
                List.of());
        assertThat(note(TriageSession.first(NOW), List.of(new Open(said, "E", 1, null, null)),
                new Since(List.of(), List.of(), List.of())))
                .contains("Corrected by \\[Eve\\](http://evil). ");
    }

    @Test
    void longLists_areCut() {
        List<Open> many = IntStream.range(0, 40)
                .mapToObj(i -> new Open(verdict("SHOP-" + i, 1), "Error", 1, null, "Ben")).toList();
        assertThat(note(TriageSession.first(NOW), many,
                new Since(List.of(), List.of(), List.of())))
                .contains("and 15 more").doesNotContain("**SHOP-25**");
    }
}
