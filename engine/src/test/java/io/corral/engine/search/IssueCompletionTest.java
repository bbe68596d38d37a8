package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.engine.search.IssueCompletion.Completion;
import io.corral.engine.search.IssueCompletion.Suggestion;
import io.corral.testkit.issue.SmallDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueCompletionTest {

    private final SearchFixture fixture = new SearchFixture();
    private final IssueCompletion completion =
            new IssueCompletion(fixture.stores, fixture.directory::current);

    @BeforeEach
    void fill() {
        fixture.append(
                aRow().withId(1).withTag("plan", "gold").byUser("1"),
                aRow().withId(2).withTag("plan", "gold"),
                aRow().withId(3).withTag("plan", "very \"free\""),
                aRow().inProject(2).withId(4).withTag("secret", "hidden"));
    }

    private static SearchScope shop() {
        return new SearchScope(SmallDigest.ORGANIZATION, Map.of(new ProjectId(1), "shop"),
                Set.of(), TimeWindow.last(Duration.ofDays(1), SearchFixture.NOW), null,
                SearchFixture.NOW);
    }

    private List<String> texts(String query) {
        return completion.complete(query, query.length(), shop()).suggestions().stream()
                .map(Suggestion::text).toList();
    }

    @Test
    void keys_thatBeginSo_comeFirst() {
        assertThat(texts("rel")).startsWith("release").contains("first-release");
        assertThat(texts("is")).startsWith("is", "issue.priority");
    }

    @Test
    void keys_includeTagsOfTheData_ofVisibleProjectsOnly() {
        assertThat(texts("pla")).contains("plan");
        assertThat(texts("secr")).isEmpty();
        assertThat(texts("secret:")).isEmpty();
    }

    @Test
    void values_comeFromTheData_mostFrequentFirst_inQuotationMarksWhereNeeded() {
        Completion values = completion.complete("is:unresolved plan:", 19, shop());

        assertThat(values.from()).isEqualTo(19);
        assertThat(values.suggestions()).extracting(Suggestion::insert)
                .containsExactly("gold ", "\"very \\\"free\\\"\" ");
        assertThat(texts("plan:ree")).containsExactly("very \"free\"");
    }

    @Test
    void values_ofListsEndWithoutSpace() {
        Completion values = completion.complete("plan:[gol", 9, shop());

        assertThat(values.suggestions()).extracting(Suggestion::insert).containsExactly("gold");
    }

    @Test
    void values_thatAreTheSameEverywhere() {
        assertThat(texts("is:re")).startsWith("resolved", "regressed");
        assertThat(texts("level:fa")).containsExactly("fatal");
        assertThat(texts("assigned:")).startsWith("me", "none", "my_teams");
        assertThat(texts("project:")).containsExactly("shop");
        assertThat(texts("timesSeen:")).contains(">100");
        assertThat(texts("release:la")).contains("latest");
        assertThat(texts("has:pl")).containsExactly("plan");
    }

    @Test
    void everyKeyOffered_hasAMeaning() {
        var search = new IssueSearch(fixture.stores, fixture.directory::current);
        for (String key : IssueKeyWords.KEYS.keySet()) {
            List<String> values = IssueKeyWords.values(key);
            String value = values.isEmpty() ? sample(key) : values.getFirst();
            assertThat(search.plan(key + ":" + value, shop())).as(key)
                    .isInstanceOf(IssueSearch.Answer.Planned.class);
            for (String each : values) {
                assertThat(search.plan(key + ":" + each, shop())).as(key + ":" + each)
                        .isInstanceOf(IssueSearch.Answer.Planned.class);
            }
        }
    }

    private static String sample(String key) {
        return switch (key) {
            case "project" -> "shop";
            case "id" -> "00000000000000000000000000000001";
            default -> "x";
        };
    }
}
