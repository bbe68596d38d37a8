package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.tools.client.SentryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What `bench query` asks, as pages and clients ask it.
final class Questions {

    static final String ORGANIZATION = "bench";
    static final String PROJECT = "bench-1";
    static final String ROOT = "/api/0/organizations/" + ORGANIZATION;

    private static final String DAY = "24h";
    private static final String MONTH = "30d";

    private Questions() {}

    /// One question.
    ///
    /// @param calls that answer it together, in order
    record Question(String name, List<Call> calls) {
        Question {
            calls = List.copyOf(calls);
        }
    }

    /// A call of the API.
    record Call(String path, Map<String, List<String>> parameters) {}

    /// All of them, about the issue and the project that have most events.
    static List<Question> of(SentryClient client) {
        JsonNode issue = client.get(ROOT + "/issues/",
                Map.of("sort", List.of("freq"), "limit", List.of("1"))).path(0);
        String id = issue.path("id").asString("");
        if (id.isEmpty()) {
            throw new CommandFailure("the data directory holds no issues", null);
        }
        List<Question> all = new ArrayList<>(issueList());
        all.add(one("Worklist, nothing changed", "/triage/", Map.of("per_page", List.of("25"))));
        all.add(issuePage(client));
        all.addAll(tables(id, issue.path("shortId").asString(""),
                issue.path("project").path("id").asString("")));
        return all;
    }

    private static List<Question> issueList() {
        List<Question> all = new ArrayList<>();
        for (String sort : List.of("date", "new", "freq", "user", "priority")) {
            all.add(one("Issue list by " + sort, "/issues/",
                    Map.of("sort", List.of(sort), "limit", List.of("25"))));
        }
        all.add(one("Issue list, a word", "/issues/",
                Map.of("query", List.of("is:unresolved voucher"), "limit", List.of("25"))));
        all.add(one("Issue list, level and release", "/issues/", Map.of(
                "query", List.of("is:unresolved level:fatal release:shop@4.39.0"),
                "limit", List.of("25"))));
        return all;
    }

    /// What the page of an issue needs: the issue and its latest event.
    private static Question issuePage(SentryClient client) {
        JsonNode newest = client.get(ROOT + "/issues/",
                Map.of("sort", List.of("date"), "limit", List.of("1"))).path(0);
        String path = ROOT + "/issues/" + newest.path("id").asString("") + "/";
        return new Question("Issue page", List.of(new Call(path, Map.of()),
                new Call(path + "events/latest/", Map.of())));
    }

    private static List<Question> tables(String issue, String shortId, String project) {
        return List.of(
                table("Count by issue, 24 h", DAY, "errors", "issue", "count()"),
                table("Count by issue, 30 d", MONTH, "errors", "issue", "count()"),
                where("Unique users of one issue", "issue:" + shortId, "count_unique(user)"),
                table("Unique users of all issues", MONTH, "errors", "issue",
                        "count_unique(user)"),
                table("p95 by transaction, 24 h", DAY, "transactions", "transaction",
                        "p95(transaction.duration)"),
                table("p95 by transaction, 30 d", MONTH, "transactions", "transaction",
                        "p95(transaction.duration)"),
                one("Hourly series of a project", "/events-stats/",
                        Map.of("yAxis", List.of("count()"), "interval", List.of("1h"),
                                "statsPeriod", List.of(MONTH), "project", List.of(project))),
                one("Top tags of an issue", "/issues/" + issue + "/tags/", Map.of()),
                where("Count where tag = value, 30 d", "tenant:t17", "count()"),
                table("Failure rate by release", MONTH, "transactions", "release",
                        "failure_rate()"));
    }

    private static Question table(
            String name, String period, String dataset, String by, String value) {
        return one(name, "/events/", Map.of("field", List.of(by, value),
                "sort", List.of("-" + value), "statsPeriod", List.of(period),
                "dataset", List.of(dataset), "per_page", List.of("50")));
    }

    private static Question where(String name, String query, String value) {
        return one(name, "/events/", Map.of("field", List.of(value), "query", List.of(query),
                "statsPeriod", List.of(MONTH), "dataset", List.of("errors")));
    }

    private static Question one(String name, String path, Map<String, List<String>> parameters) {
        return new Question(name, List.of(new Call(ROOT + path, parameters)));
    }
}
