package io.corral.protocol.triage;

import static io.corral.protocol.triage.TriageReaderTest.CLOCK;
import static io.corral.protocol.triage.TriageReaderTest.issues;
import static io.corral.protocol.triage.TriageReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.triage.IssueFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TableReaderTest {

    @Test
    void issueExport_isReadWhole() {
        IssueFacts issue = issues("""
                Issue ID,Short ID,Title,Culprit,Events,Users,First Seen,Last Seen,Level,Substatus,Link
                4711,WEB-1A,"TypeError: it, too, is ""null\""",/checkout,"1,234",56,\
                2026-11-19T12:00:00Z,2026-11-20T11:00:00Z,error,Escalating,https://x.example/4711
                """).getFirst();
        assertThat(issue.shortId()).isEqualTo("WEB-1A");
        assertThat(issue.title()).isEqualTo("TypeError: it, too, is \"null\"");
        assertThat(issue.type()).isEqualTo("TypeError");
        assertThat(issue.culprit()).isEqualTo("/checkout");
        assertThat(issue.events()).isEqualTo(1234);
        assertThat(issue.users()).isEqualTo(56);
        assertThat(issue.firstSeen()).isEqualTo(Instant.parse("2026-11-19T12:00:00Z"));
        assertThat(issue.level()).isEqualTo(Level.ERROR);
        assertThat(issue.isSubstatus("escalating")).isTrue();
    }

    @Test
    void heads_inAnotherOrderAndNaming_sayTheSame() {
        for (String table : new String[]{
            "users_affected;times seen;issue title;project\n7;90;it failed;shop\n",
            "Project\tName\tEvent Count\tUnique Users\nshop\tit failed\t90\t7\n",
            """
            | Titel | Ereignisse | Betroffene | Projekt |
            |---|---:|---|---|
            | it failed | 90 | 7 | shop |
            """,
            "sep=,\ncount_unique(user),count(),title,project.name\n7,90,it failed,shop\n"}) {
            IssueFacts issue = issues(table).getFirst();
            assertThat(issues(table)).as(table).hasSize(1);
            assertThat(issue.title()).as(table).isEqualTo("it failed");
            assertThat(issue.events()).as(table).isEqualTo(90);
            assertThat(issue.users()).as(table).isEqualTo(7);
            assertThat(issue.project()).as(table).isEqualTo("shop");
        }
    }

    @Test
    void rowsOfEvents_areFoldedIntoIssues() {
        IssueFacts issue = issues("""
                issue,title,timestamp,user.display,environment,error.handled,tags[queue],release
                WEB-1A,it failed,2026-11-20T09:00:00+00:00,anna,production,1,mail,web@2
                WEB-1A,it failed,2026-11-20T11:00:00+00:00,bert,production,0,mail,web@2
                WEB-1A,it failed,2026-11-20T10:00:00+00:00,anna,staging,1,mail,web@1
                """).getFirst();
        assertThat(issue.events()).isEqualTo(3);
        assertThat(issue.users()).isEqualTo(2);
        assertThat(issue.unhandled()).isTrue();
        assertThat(issue.firstSeen()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(issue.lastSeen()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(issue.tags()).containsKeys("environment", "queue");
        assertThat(issue.releases()).containsEntry("web@2", 2L);
    }

    @Test
    void rowsOfOneIssue_withCounts_areAddedUp() {
        IssueFacts issue = issues("""
                issue,title,environment,count(),count_unique(user)
                WEB-1A,it failed,production,40,7
                WEB-1A,it failed,staging,2,1
                """).getFirst();
        assertThat(issue.events()).isEqualTo(42);
        assertThat(issue.users()).isEqualTo(7);
    }

    @Test
    void times_ofManySpellings_areRead() {
        Instant noon = Instant.parse("2026-11-19T15:04:05Z");
        for (String text : new String[]{"2026-11-19T15:04:05Z", "2026-11-19 15:04:05 UTC",
            "\"Nov 19, 2026 3:04:05 PM UTC\"", "19.11.2026 15:04:05", "11/19/2026 15:04:05",
            "19 November 2026 15:04:05", String.valueOf(noon.getEpochSecond())}) {
            assertThat(issues("title,first seen\nit failed," + text + "\n").getFirst()
                    .firstSeen()).as(text).isEqualTo(noon);
        }
        assertThat(issues("title,age\nit failed,3d\n").getFirst().firstSeen())
                .isEqualTo(CLOCK.minus(Duration.ofDays(3)));
        assertThat(issues("title,first seen\nit failed,soon\n").getFirst().firstSeen()).isNull();
    }

    @Test
    void heads_thatSayNothing_areNamed() {
        assertThat(read("title,events,mood\nit failed,3,bad\n").notes())
                .containsExactly("columns not understood: mood");
    }

    @Test
    void quotes_thatDoNotMatch_areLetters() {
        assertThat(issues("title,events\n\"it failed,3\nagain,4\n")).extracting(
                IssueFacts::events).containsExactly(3L, 4L);
    }

    @Test
    void discoverAnswer_isATable() {
        IssueFacts issue = issues("""
                {"data": [{"issue": "WEB-1A", "title": "it failed", "count()": 12,
                  "count_unique(user)": 3}], "meta": {}}""").getFirst();
        assertThat(issue.shortId()).isEqualTo("WEB-1A");
        assertThat(issue.events()).isEqualTo(12);
        assertThat(Objects.requireNonNull(issue.users())).isEqualTo(3);
    }
}
