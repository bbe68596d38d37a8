package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.testkit.issue.GroupedEventBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueSearchTest {

    private final SearchFixture fixture = new SearchFixture();
    private final IssueSearch search =
            new IssueSearch(fixture.stores, fixture.directory::current);

    @BeforeEach
    void fill() {
        fixture.digest.digest(
                GroupedEventBuilder.anEvent().ofKey(7).withId(1).at(SearchFixture.NOW)
                        .titled("TypeError: x is undefined").inRelease("shop@1.0.0"),
                GroupedEventBuilder.anEvent().ofKey(7).withId(2).at(SearchFixture.NOW)
                        .titled("TypeError: x is undefined"),
                GroupedEventBuilder.anEvent().ofKey(8).withId(3)
                        .at(SearchFixture.NOW.minus(Duration.ofHours(3)))
                        .withLevel(Level.WARNING).titled("slow query"));
        fixture.append(
                aRow().withKey(7).withId(1).withTag("plan", "gold").byUser("1"),
                aRow().withKey(7).withId(2).withTag("plan", "free").byUser("2"),
                aRow().withKey(8).withId(3).withTag("plan", "free").withLevel("warning")
                        .withErrors(new Errors(
                                List.of("Timeout"), List.of(), List.of(), List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            is:unresolved                          | 7 8
            is:resolved                            | none
            !is:resolved level:warning             | 8
            status:unresolved issue.category:error | 7 8
            timesSeen:>1                           | 7
            firstSeen:-1h                          | 7
            age:+1h                                | 8
            issue:SHOP-2                           | 8
            SHOP-1                                 | 7
            project:shop                           | 7 8
            slow                                   | 8
            title:*undefined                       | 7
            plan:free                              | 7 8
            plan:gold                              | 7
            plan:gold user.id:1                    | 7
            plan:gold user.id:2                    | none
            error.type:Timeout                     | 8
            !plan:free                             | 7
            plan:gold OR level:warning             | 7 8
            (plan:gold OR plan:none) is:unresolved | 7
            has:release                            | 7
            release:shop@1.0.0                     | 7
            release:shop@*                         | 7
            is:unassigned                          | 7 8
            assigned:none                          | 7 8
            00000000000000010000000000000001       | 7
            event.id:00000000000000030000000000000003 | 8
            userCount:>5                           | none
            is:linked                              | none
            detector:2                             | 7 8
            detector:4                             | none
            detector:3                             | none
            !detector:4                            | 7 8
            release.stage:adopted                  | none
            """)
    void query_findsIssues(String query, String keys) {
        assertThat(found(query)).isEqualTo(keys.equals("none") ? "" : keys);
    }

    @Test
    void mistakes_areToldInSentences() {
        assertThat(sentence("is:broken")).contains("An issue is never \"broken\"");
        assertThat(sentence("level:loud")).contains("There is no level");
        assertThat(sentence("detector:none")).contains("number of a detector");
        assertThat(sentence("release.stage:famous"))
                .contains("adopted", "low_adoption", "replaced");
        assertThat(sentence("timesSeen:many")).contains("expects a number");
        assertThat(sentence("firstSeen:soon")).contains("expects a date");
        assertThat(sentence("is:[resolved,ignored]")).contains("takes one word");
        assertThat(sentence("(is:resolved")).contains("not closed");
    }

    private String found(String query) {
        IssueSearch.Answer answer = search.plan(query, SearchFixture.scope());
        if (answer instanceof IssueSearch.Answer.Refused(var sentence)) {
            throw new AssertionError(sentence);
        }
        var condition = ((IssueSearch.Answer.Planned) answer).condition();
        IssuePage page = fixture.issues.queries().list(new IssueQuery(
                SearchFixture.scope().projects().keySet(), Set.of(), null, null,
                condition, IssueSort.DATE, 0, 100));
        return page.rows().stream()
                .map(row -> fixture.issues.queries().keys(row.issue().id()).getFirst().key())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private String sentence(String query) {
        return search.plan(query,
                SearchFixture.scope()) instanceof IssueSearch.Answer.Refused(var sentence)
                        ? sentence
                        : "";
    }
}
