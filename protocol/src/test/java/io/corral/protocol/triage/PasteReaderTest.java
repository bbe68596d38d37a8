package io.corral.protocol.triage;

import static io.corral.protocol.triage.TriageReaderTest.CLOCK;
import static io.corral.protocol.triage.TriageReaderTest.issues;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.IssueFacts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasteReaderTest {

    private static void assertStream(List<IssueFacts> issues) {
        assertThat(issues).extracting(IssueFacts::shortId).containsExactly("WEB-1A", "JOBS-7");
        IssueFacts page = issues.getFirst();
        assertThat(page.type()).isEqualTo("TypeError");
        assertThat(page.message()).contains("Cannot read properties");
        assertThat(page.culprit()).isEqualTo("/cart");
        assertThat(page.events()).isEqualTo(12_400);
        assertThat(page.users()).isEqualTo(340);
        assertThat(page.firstSeen()).isEqualTo(CLOCK.minus(Duration.ofDays(1)));
        assertThat(page.lastSeen()).isEqualTo(CLOCK.minusSeconds(30));
        assertThat(page.isSubstatus("escalating")).isTrue();
        assertThat(page.unhandled()).isTrue();
        IssueFacts job = issues.getLast();
        assertThat(job.events()).isEqualTo(75);
        assertThat(job.users()).isZero();
        assertThat(job.firstSeen()).isEqualTo(CLOCK.minus(Duration.ofDays(730)));
        assertThat(job.title()).isEqualTo("MailError");
        assertThat(job.culprit()).isEqualTo("mailer.send");
    }

    @Test
    void stream_ofToday_titlesBeforeIds() {
        assertStream(issues("""
                Issue
                Last Seen
                Age
                Trend
                Events
                Users
                Priority
                Assignee
                TypeError
                Cannot read properties of undefined (reading 'x')
                Escalating
                Unhandled
                WEB-1A
                /cart
                30sec
                1d
                12.4k
                340
                High
                MailError
                gave up on 550
                JOBS-7
                mailer.send
                2hr
                2yr
                75
                0
                Medium
                AB
                """));
    }

    @Test
    void stream_ofYesterday_agesBesideTheId() {
        assertStream(issues("""
                Select all
                Events Users Assignee
                TypeError/cart
                Cannot read properties of undefined (reading 'x')
                Escalating Unhandled
                WEB-1A | 30sec ago | 1d old
                12.4k
                340
                MailError mailer.send
                gave up on 550
                JOBS-7 | 2hr ago | 2yr old
                75
                0
                """.replace("MailError mailer.send\n", "MailError\n")
                .replace("550\nJOBS-7 | ", "550\nJOBS-7 | mailer.send | ")
                .replace("TypeError/cart\n", "TypeError\n")
                .replace("WEB-1A | ", "WEB-1A | /cart | ")));
    }

    @Test
    void stream_idsFirst() {
        assertStream(issues("""
                WEB-1A
                TypeError
                Cannot read properties of undefined (reading 'x')
                /cart
                Escalating
                Unhandled
                last seen 30sec
                age 1d
                12.4k events
                340 users

                JOBS-7
                MailError
                gave up on 550
                mailer.send
                last seen 2hr
                age 2yr
                75 events
                0 users
                """));
    }

    @Test
    void block_titleMessageCulprit_aboveTheId() {
        List<IssueFacts> issues = issues("""
                TypeError
                Cannot read properties of undefined (reading 'x')
                POST /checkout
                WEB-1A

                MailError
                gave up on 550
                mailer.send
                JOBS-7
                """);
        assertThat(issues).extracting(IssueFacts::shortId).containsExactly("WEB-1A", "JOBS-7");
        assertThat(issues).extracting(IssueFacts::title).containsExactly("TypeError", "MailError");
        assertThat(issues).extracting(IssueFacts::message).containsExactly(
                "Cannot read properties of undefined (reading 'x')", "gave up on 550");
        assertThat(issues).extracting(IssueFacts::culprit).containsExactly("POST /checkout",
                "mailer.send");
    }

    @Test
    void title_hasNoStrayQuote() {
        assertThat(issues("[10:02] WEB-1A: \"TypeError: it is null\" again on the cart page")
                .getFirst().title()).isEqualTo(
                        "TypeError: it is null again on the cart page");
        assertThat(issues("WEB-1A unknown \"x\" in \"y\" found").getFirst().title())
                .isEqualTo("unknown \"x\" in \"y\" found");
    }

    @Test
    void rows_ofTabs() {
        List<IssueFacts> issues = issues("""
                WEB-1A\tTypeError: it is null\t30sec\t1d\t12.4k\t340\tHigh\tEscalating
                JOBS-7\tMailError: gave up\t2hr\t2yr\t75\t0\tMedium\tNew
                """);
        assertThat(issues).extracting(IssueFacts::title).containsExactly("TypeError: it is null",
                "MailError: gave up");
        assertThat(issues).extracting(IssueFacts::events).containsExactly(12_400L, 75L);
        assertThat(issues).extracting(IssueFacts::users).containsExactly(340L, 0L);
        assertThat(issues).extracting(IssueFacts::substatus).containsExactly("escalating", "new");
        assertThat(issues).extracting(IssueFacts::priority).containsExactly("high", "medium");
    }

    @Test
    void worklist_withBracketsAndLists() {
        List<IssueFacts> issues = issues("""
                ## Tier 1
                1. WEB-2A JSON parse in list detail (75 ev, High); -2P failed fetch (22, High)
                2. **JOBS-1AA/1A9/1A7** weekly letter run (3 ev each, 2 years)
                - refused: FLOW-5, STREAM-3F and LOSS-SERVICE-1J/4 (Escalating)
                """);
        assertThat(issues).extracting(IssueFacts::shortId).containsExactly("WEB-2A", "WEB-2P",
                "JOBS-1AA", "JOBS-1A9", "JOBS-1A7", "FLOW-5", "STREAM-3F", "LOSS-SERVICE-1J",
                "LOSS-SERVICE-4");
        assertThat(issues.get(0).title()).isEqualTo("JSON parse in list detail");
        assertThat(issues.get(0).events()).isEqualTo(75);
        assertThat(issues.get(1).title()).isEqualTo("failed fetch");
        assertThat(issues.get(1).events()).isEqualTo(22);
        assertThat(issues.get(4).title()).isEqualTo("weekly letter run");
        assertThat(issues.get(4).firstSeen()).isEqualTo(CLOCK.minus(Duration.ofDays(730)));
        assertThat(issues.get(8).project()).isEqualTo("loss-service");
        assertThat(issues.get(8).substatus()).isEqualTo("escalating");
    }

    @Test
    void chat_namesIssuesInSentences() {
        List<IssueFacts> issues = issues("""
                [10:02] anna: morning! WEB-1A: TypeError on the cart page, about 300 users, escalating
                [10:03] bert: uff
                [10:04] bert: and JOBS-7 MailError gave up, 12 events since yesterday
                [10:05] anna: WEB-1A began after the deploy of 09:50
                """);
        assertThat(issues).extracting(IssueFacts::shortId).containsExactly("WEB-1A", "JOBS-7");
        assertThat(issues.getFirst().users()).isEqualTo(300);
        assertThat(issues.getFirst().isSubstatus("escalating")).isTrue();
        assertThat(issues.getFirst().message()).contains("after the deploy");
        assertThat(issues.getLast().events()).isEqualTo(12);
    }

    @Test
    void titles_keepTheirNumbersAndBrackets() {
        assertThat(issues("WEB-1A TypeError: x is undefined (reading 'y'), UTF-8 (12 events)")
                .getFirst().title()).isEqualTo("TypeError: x is undefined (reading 'y'), UTF-8");
        assertThat(issues("WEB-1A timed out after 30 seconds (3 times)").getFirst().firstSeen())
                .isNull();
        assertThat(issues("WEB-1A answered (404)").getFirst().events()).isZero();
    }

    @Test
    void withoutIds_linesOrParagraphsAreIssues() {
        assertThat(issues("TypeError on the cart page, 30 events\nMail is not sent (2 users)\n"))
                .extracting(IssueFacts::shortId).containsExactly("line 1", "line 2");
        List<IssueFacts> paragraphs = issues("""
                TypeError
                it is null
                30 events

                MailError
                gave up
                2 users
                """);
        assertThat(paragraphs).extracting(IssueFacts::title).containsExactly("TypeError",
                "MailError");
        assertThat(paragraphs.getFirst().message()).isEqualTo("it is null");
    }
}
