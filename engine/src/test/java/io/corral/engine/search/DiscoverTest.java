package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.DiscoverAnswer.Column;
import io.corral.engine.search.DiscoverAnswer.Refused;
import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoverTest {

    private final SearchFixture fixture = new SearchFixture();
    private final Discover discover = new Discover(fixture.stores);

    @Test
    void countsOfIssue_areKeyedByExpression() {
        fixture.issue(7);
        fixture.issue(8);
        fixture.append(
                aRow().withKey(7).byUser("1"), aRow().withKey(7).byUser("1"),
                aRow().withKey(7).byUser("2"), aRow().withKey(8).byUser("3"));

        Table table = table(
                "", "issue.id:1", List.of("count()", "count_unique(user)"), List.of());

        assertThat(table.rows()).containsExactly(
                Map.of("count()", 3L, "count_unique(user)", 2L));
    }

    @Test
    void slowestTransactions_areSortedByCount() {
        fixture.append(
                aTransaction("/a", 100), aTransaction("/b", 10), aTransaction("/b", 30),
                aRow().withTransaction("/c"));

        Table table = table(
                "", "has:transaction event.type:transaction",
                List.of("transaction", "p95(transaction.duration)", "count()"),
                List.of("-count()"));

        assertThat(table.rows()).containsExactly(
                Map.of("transaction", "/b", "p95(transaction.duration)", 29.0, "count()", 2L),
                Map.of("transaction", "/a", "p95(transaction.duration)", 100.0, "count()", 1L));
        assertThat(table.columns()).containsExactly(
                new Column("transaction", ValueType.STRING, null),
                new Column("p95(transaction.duration)", ValueType.DURATION, "millisecond"),
                new Column("count()", ValueType.INTEGER, null));
    }

    @Test
    void rowsOfEvents_sayWhichTheyAre() {
        fixture.append(aRow().withId(1).withTransaction("/a"));

        Table table = table("errors", "", List.of("transaction"), List.of());

        assertThat(table.rows()).containsExactly(Map.of(
                "transaction", "/a", "id", "0000000000000001" + "0000000000000001",
                "project.name", "shop"));
    }

    @Test
    void issue_isShortIdAndNumber() {
        fixture.issue(7);
        fixture.append(aRow().withKey(7));

        Table rows = table("errors", "", List.of("issue", "project"), List.of());
        Table groups = table("errors", "", List.of("issue", "count()"), List.of());

        assertThat(rows.rows().getFirst()).containsEntry("issue", "SHOP-1")
                .containsEntry("issue.id", 1L).containsEntry("project", "shop");
        assertThat(groups.rows()).containsExactly(
                Map.of("issue", "SHOP-1", "issue.id", 1L, "count()", 1L));
        assertThat(table("errors", "issue:SHOP-1", List.of("count()"), List.of()).rows())
                .containsExactly(Map.of("count()", 1L));
        assertThat(table("errors", "issue:SHOP-9", List.of("count()"), List.of()).rows())
                .containsExactly(Map.of("count()", 0L));
    }

    @Test
    void datasets_haveTheirKinds() {
        fixture.append(
                aRow(), aTransaction("/a", 1), aRow().ofKind(EventRowKind.SPAN),
                aRow().ofKind(EventRowKind.FEEDBACK));

        assertThat(count("errors", "")).isEqualTo(1);
        assertThat(count("transactions", "")).isEqualTo(1);
        assertThat(count("discover", "")).isEqualTo(2);
        assertThat(count("spans", "")).isEqualTo(2);
        assertThat(count("ourlogs", "")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            level:error                                    | 2
            !level:error                                   | 1
            level:[error, warning]                         | 3
            environment:""                                 | 2
            environment:prod OR level:warning              | 2
            project:shop                                   | 2
            project.name:api                               | 1
            title:*undefined                               | 2
            cannot read                                    | 1
            message:"CANNOT read"                          | 1
            error.type:TypeError                           | 1
            error.unhandled:true                           | 1
            error.handled:true                             | 2
            plan:gold                                      | 1
            tags[plan]:gold                                | 1
            !has:plan                                      | 2
            tags[items,number]:>2                          | 1
            items:>2                                       | 1
            user:id:42                                     | 1
            user:42                                        | 1
            user.id:42                                     | 1
            timestamp:-1h                                  | 3
            timestamp:+1h                                  | 0
            timestamp:2026-11-21                           | 3
            timestamp:<2026-11-21                          | 0
            trace:01234567-89ab-cdef-0123-456789abcdef     | 1
            stack.filename:app.js                          | 1
            url:https*                                     | 0
            device.family:iPhone                           | 0
            """)
    void query_findsEvents(String query, long count) {
        fixture.append(
                aRow().inEnvironment("prod").withTag("plan", "gold").withTag("items", "3")
                        .withMessage("cannot read x").byUser("42"),
                aRow().withStack(io.corral.testkit.event.EventRowBuilder.stackOf("app.js"))
                        .withErrors(new Errors(
                                List.of("TypeError"), List.of("x"), List.of(false), List.of(),
                                List.of())),
                aRow().inProject(2).withLevel("warning").withTitle("slow")
                        .withTrace(new Trace(
                                "0123456789abcdef0123456789abcdef", null, null, null, null,
                                null)));

        assertThat(count("errors", query)).isEqualTo(count);
    }

    @Test
    void aggregateConditions_filterGroups() {
        fixture.append(aTransaction("/a", 1), aTransaction("/a", 2), aTransaction("/b", 3));

        Table table = table(
                "transactions", "count():>1 transaction.duration:>=1ms",
                List.of("transaction", "count()"), List.of());

        assertThat(table.rows()).containsExactly(Map.of("transaction", "/a", "count()", 2L));
    }

    @Test
    void functions_compute() {
        fixture.append(
                aTransaction("/a", 100).withOperation("http", "ok", 100),
                aTransaction("/a", 700).withOperation("http", "internal_error", 700),
                aTransaction("/a", 2_000).withOperation("http", "ok", 2_000).byUser("1"));

        Map<String, @Nullable Object> row = table(
                "transactions", "",
                List.of(
                        "failure_rate()", "failure_count()", "apdex(300)", "avg()",
                        "max(transaction.duration)", "percentile(transaction.duration,0.5)",
                        "count_if(transaction.duration,greater,500)", "count_miserable(user,300)",
                        "last_seen()", "eps()", "count_unique(transaction)", "p100()"),
                List.of()).rows().getFirst();

        assertThat(row).containsEntry("failure_count()", 1L)
                .containsEntry("apdex(300)", 1.5 / 3)
                .containsEntry("avg()", 2_800.0 / 3)
                .containsEntry("max(transaction.duration)", 2_000.0)
                .containsEntry("percentile(transaction.duration,0.5)", 700.0)
                .containsEntry("count_if(transaction.duration,greater,500)", 2L)
                .containsEntry("count_miserable(user,300)", 1L)
                .containsEntry("last_seen()", NOON)
                .containsEntry("count_unique(transaction)", 1L)
                .containsEntry("p100()", 2_000.0)
                .containsEntry("failure_rate()", 1.0 / 3);
    }

    @Test
    void tagsOfTransactions_areAttributesOfSegments() {
        fixture.append(
                aTransaction("/a", 1).withTag("plan", "gold"),
                aTransaction("/a", 1).withText("plan", "gold"),
                aTransaction("/a", 1).withNumber("plan", 3));

        for (String dataset : List.of("transactions", "spans", "discover")) {
            assertThat(count(dataset, "plan:gold")).as(dataset).isEqualTo(2);
            assertThat(count(dataset, "plan:>2")).as(dataset).isEqualTo(1);
            assertThat(count(dataset, "plan:3")).as(dataset).isEqualTo(1);
            assertThat(count(dataset, "plan:[gold,3.0]")).as(dataset).isEqualTo(3);
            assertThat(count(dataset, "!plan:3")).as(dataset).isEqualTo(2);
            assertThat(count(dataset, "has:plan")).as(dataset).isEqualTo(3);
        }
    }

    @Test
    void unhandled_isAColumnToo() {
        fixture.append(
                aRow(), aRow().withErrors(new Errors(
                        List.of("A"), List.of("x"), List.of(true, false), List.of(), List.of())));

        assertThat(table("errors", "", List.of("error.unhandled", "count()"),
                List.of("error.unhandled")).rows()).containsExactly(
                        Map.of("error.unhandled", false, "count()", 1L),
                        Map.of("error.unhandled", true, "count()", 1L));
        assertThat(table("errors", "", List.of("count_if(error.unhandled,equals,true)"),
                List.of()).rows().getFirst())
                .containsEntry("count_if(error.unhandled,equals,true)", 1L);
    }

    @Test
    void paging_tellsWhetherMoreFollows() {
        fixture.append(aRow().withId(1), aRow().withId(2), aRow().withId(3));

        var request = new DiscoverRequest("errors", List.of("id"), "", List.of(), 0, 2, true);
        var last = new DiscoverRequest("errors", List.of("id"), "", List.of(), 2, 2, true);

        assertThat(((Table) discover.table(request, SearchFixture.scope())).hasMore()).isTrue();
        assertThat(((Table) discover.table(last, SearchFixture.scope())).hasMore()).isFalse();
    }

    @Test
    void sort_takesOlderNames() {
        fixture.append(aTransaction("/a", 1), aTransaction("/b", 5), aTransaction("/b", 6));

        Table table = table(
                "transactions", "", List.of("transaction", "p95(transaction.duration)", "count()"),
                List.of("-p95_transaction_duration"));
        Table counted = table(
                "transactions", "", List.of("transaction", "count()"), List.of("count"));

        assertThat(table.rows().getFirst()).containsEntry("transaction", "/b");
        assertThat(counted.rows().getFirst()).containsEntry("transaction", "/a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            count()   | level:                       | There is no value after the colon
            count()   | transaction.duration:>fast   | expects a duration
            count()   | project:nowhere              | does not exist or is not selected
            count()   | release:>1                   | is a text and cannot be compared
            frob()    |                              | frob is not a function known here
            avg(release) |                           | release is not a number
            title     | count():>1                   | need a function among the fields
            count()   | count():>1 OR level:error    | cannot be alternatives
            a b       |                              | is not a field
            cuont()   |                              | did you mean count()?
            percentile(transaction.duration) |       | takes 2 arguments, for example percentile(
            count()   | is:unresolved                | asks about issues, and this searches events
            count()   | level:error is:unresolved    | (character 13)
            count()   | project:shpo                 | did you mean shop?
            count()   | tags[plan,text]:gold         | A tag is a string, number or boolean
            count()   | release:>1                   | release.version:>=1.2.0
            count_if(title,like,x) |                 | compares with equals
            """)
    void mistakes_areToldInSentences(String field, @Nullable String query, String sentence) {
        var request = new DiscoverRequest(
                "", List.of(field), query == null ? "" : query, List.of(), 0, 10, true);

        assertThat(discover.table(request, SearchFixture.scope()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence()).contains(sentence));
    }

    private Table table(String dataset, String query, List<String> fields, List<String> sort) {
        var request = new DiscoverRequest(dataset, fields, query, sort, 0, 10, true);
        return switch (discover.table(request, SearchFixture.scope())) {
            case Table table -> table;
            case Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }

    private long count(String dataset, String query) {
        Object count = table(dataset, query, List.of("count()"), List.of()).rows().getFirst()
                .get("count()");
        return count instanceof Long number ? number : -1;
    }
}
