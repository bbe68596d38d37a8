package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.TriageReader.Form;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.testkit.triage.LabelledOrganization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Forms are recognised by content, and what cannot be read says why.
class TriageReaderTest {

    static final Instant CLOCK = Instant.parse("2026-11-20T12:00:00Z");

    static TriageRead.Read read(String text) {
        TriageRead read = TriageReader.read(text, null, CLOCK);
        assertThat(read).isInstanceOf(TriageRead.Read.class);
        return (TriageRead.Read) read;
    }

    static List<IssueFacts> issues(String text) {
        return read(text).input().issues();
    }

    private static String rejection(String text) {
        TriageRead read = TriageReader.read(text, null, CLOCK);
        assertThat(read).isInstanceOf(TriageRead.Rejected.class);
        return ((TriageRead.Rejected) read).reason();
    }

    @Test
    void form_isRecognisedByContent() {
        String bundle = LabelledOrganization.example().bundle().toPrettyString();
        assertThat(read(bundle).form()).isEqualTo(Form.BUNDLE);
        assertThat(read("\uFEFF [ {\"shortId\": \"A-1\", \"title\": \"x\"} ]").form())
                .isEqualTo(Form.JSON);
        assertThat(read("{\"data\": [{\"issue\": \"A-1\", \"count()\": 3}]}").form())
                .isEqualTo(Form.JSON);
        assertThat(read("title;events\nit failed;3\n").form()).isEqualTo(Form.CSV);
        assertThat(read("[10:02] anna: WEB-1A is broken for 20 users").form())
                .isEqualTo(Form.TEXT);
    }

    @Test
    void objects_aLineEach_areAList() {
        assertThat(issues("{\"shortId\": \"A-1\"}\n{\"shortId\": \"A-2\"}\n"))
                .extracting(IssueFacts::shortId).containsExactly("A-1", "A-2");
    }

    @Test
    void answerOfListIssues_isRead() {
        TriageRead.Read read = read("""
                {"issues":{"issue":["A-1","A-2"],"level":["error!","warning"],"events":[3,null],
                "first":[1795176000,1795176060],"last":[1795176000],"title":["one","two"]},
                "untrusted":["title"],"hints":["more: --cursor 0:2:0"]}""");
        assertThat(read.notes()).isEmpty();
        assertThat(read.input().issues()).extracting(IssueFacts::shortId, IssueFacts::title,
                IssueFacts::events, IssueFacts::firstSeen, IssueFacts::unhandled).containsExactly(
                        tuple("A-1", "one", 3L, CLOCK, true),
                        tuple("A-2", "two", 0L, CLOCK.plusSeconds(60), null));
        assertThat(rejection("{\"issues\":{\"issue\":3}}")).contains("no issue");
    }

    @Test
    void input_withoutIssues_isRejectedWithTheReason() {
        assertThat(rejection(" \n")).contains("empty");
        assertThat(rejection("{\"issues\": [")).contains("JSON");
        assertThat(rejection("[]")).contains("no issue");
        assertThat(TriageReader.read("nothing", Form.CSV, CLOCK))
                .isInstanceOf(TriageRead.Rejected.class);
    }

    @Test
    void oldExport_isJudgedAsOfItsLatestEvent() {
        TriageRead.Read old = read("id,title,last seen\nA-1,it failed,2026-10-02T08:00:00Z\n");
        assertThat(old.input().now()).isEqualTo(Instant.parse("2026-10-02T08:00:00Z"));
        assertThat(old.notes()).anyMatch(note -> note.contains("2026-10-02"));
        assertThat(((TriageRead.Read) TriageReader.readAsOf(
                "id,title,last seen\nA-1,it failed,2026-10-02T08:00:00Z\n", null, CLOCK)).input()
                .now()).isEqualTo(CLOCK);
    }

    @Test
    void whatWasNotSeen_standsInTheVerdict() {
        assertThat(Triage.rank(read("WEB-1A TypeError on the cart page (7 ev)").input(),
                TriageSettings.DEFAULTS).getFirst().notSeen())
                .contains("latestEvent", "tags", "stats.24h", "userCount", "sessions");
    }

    /// What no column tells is not known to be old.
    @Test
    void coreFlow_brokenForMany_isTierOneInATableWithoutTimes() {
        List<Verdict> verdicts = Triage.rank(read("""
                id,title,culprit,unhandled,events,users
                SHOP-1,TypeError: total is undefined,POST /checkout,yes,900,420
                """).input(), TriageSettings.DEFAULTS);
        assertThat(verdicts.getFirst().tier()).isEqualTo(1);
        assertThat(verdicts.getFirst().path())
                .contains("tier 1: a core flow fails for many, and since when was not told");

        assertThat(Triage.rank(read("""
                id,title,culprit,unhandled,events,users,first seen
                SHOP-1,TypeError: it is null,POST /checkout,yes,900,420,2026-07-01T08:00:00Z
                """).input(), TriageSettings.DEFAULTS).getFirst().tier()).isEqualTo(2);
    }

    /// Evidence names a field of the input.
    @Test
    void howItEnded_isEvidenceOnlyWhereItWasSeen() {
        assertThat(endings("WEB-1A TypeError: it is null (7 ev)")).isEmpty();
        assertThat(endings("id,title,users\nA-1,TypeError: it is null,3\n")).isEmpty();
        assertThat(endings("id,title,handled\nA-1,TypeError: it is null,yes\n"))
                .containsExactly("the program caught it (isUnhandled)");
        assertThat(endings("[{\"shortId\": \"A-1\", \"title\": \"TypeError: it is null\","
                + " \"latestEvent\": {\"exception\": {\"values\": [{\"type\": \"TypeError\","
                + " \"value\": \"it is null\", \"mechanism\": {\"handled\": true}}]}}}]"))
                .containsExactly(
                        "the program caught it (event.exception.mechanism.handled)");
    }

    private static List<String> endings(String text) {
        return Triage.rank(read(text).input(), TriageSettings.DEFAULTS).getFirst().reasons()
                .stream().filter(reason -> reason.signal().equals("handled"))
                .map(Verdict.Reason::evidence).toList();
    }

    @Test
    void hostileText_isReadInBoundedTime() {
        List<String> hostile = List.of("(".repeat(2_000_000), "\"".repeat(2_000_000),
                "A-1 ".repeat(500_000), "id,title\n" + "\"\n".repeat(500_000),
                "1 ".repeat(1_000_000), "A-1\n".repeat(200_000), "-".repeat(1_000_000),
                "id,title\n" + ",".repeat(2_000_000), "[" + "[".repeat(1_000_000),
                "a ago ".repeat(300_000), "\t|".repeat(1_000_000), ";A-1 x".repeat(300_000));
        for (String text : hostile) {
            long begin = System.nanoTime();
            TriageReader.read(text, null, CLOCK);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as(text.substring(0, 20)).isLessThan(Duration.ofSeconds(20));
        }
    }
}
