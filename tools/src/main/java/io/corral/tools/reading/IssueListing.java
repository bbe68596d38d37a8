package io.corral.tools.reading;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists open issues page by page, the latest seen first. What an interrupted run listed a few
/// minutes ago is not asked for again.
final class IssueListing {

    private static final int PAGE = 100;
    private static final int SMALL_PAGE = 25;
    /// A server may name another page each time, and bring nothing on any.
    private static final int PAGES_MAX = 10_000;

    private final Source source;
    private final ReadingQuery query;
    private final ReadingCache cache;
    private final String statsPeriod;
    private boolean onlyErrors = true;
    private int pageSize = PAGE;

    /// @param statsPeriod of the counts each issue has: `24h` by the hour, `14d` by the day
    IssueListing(Source source, ReadingQuery query, ReadingCache cache, String statsPeriod) {
        this.source = source;
        this.query = query;
        this.cache = cache;
        this.statsPeriod = statsPeriod;
    }

    /// Lists them.
    List<ObjectNode> read(Progress progress) {
        Map<String, ObjectNode> issues = new LinkedHashMap<>();
        Set<String> cursors = new HashSet<>();
        String key = statsPeriod + query;
        int number = 0;
        for (String cursor = ""; cursor != null && cursors.add(cursor) && number < PAGES_MAX
                && issues.size() < query.issuesMax(); number++) {
            ReadingCache.Page page = page(key, number, cursor);
            page.rows().stream().filter(IssueListing::isError)
                    .limit(query.issuesMax() - (long) issues.size())
                    .forEach(row -> issues.put(row.path("id").asString(""), row));
            progress.at("open issues", issues.size(), 0);
            cursor = page.next();
        }
        cache.forgetPages(key);
        return new ArrayList<>(issues.values());
    }

    private ReadingCache.Page page(String key, int number, String cursor) {
        return cache.page(key, number, cursor).orElseGet(() -> {
            Listing listing = ask(cursor);
            ReadingCache.Page page =
                    new ReadingCache.Page(cursor, listing.next(), rows(listing.rows()));
            cache.keep(key, number, page);
            return page;
        });
    }

    private static List<ObjectNode> rows(JsonNode list) {
        List<ObjectNode> rows = new ArrayList<>();
        list.forEach(row -> {
            if (row instanceof ObjectNode issue && !issue.path("id").asString("").isEmpty()) {
                rows.add(LeanIssue.of(issue));
            }
        });
        return rows;
    }

    private static boolean isError(ObjectNode issue) {
        return issue.path("issueCategory").asString("error").equals("error");
    }

    // Older servers know no categories; large organisations cannot count a hundred issues in time.
    private Listing ask(String cursor) {
        try {
            return source.list("issues/", parameters(cursor));
        } catch (ClientException e) {
            if (e.reason() == Reason.REFUSED && onlyErrors && cursor.isEmpty()) {
                onlyErrors = false;
            } else if (e.reason() == Reason.NO_ANSWER && pageSize == PAGE
                    && !Thread.currentThread().isInterrupted()) {
                pageSize = SMALL_PAGE;
            } else {
                throw e;
            }
            return ask(cursor);
        }
    }

    private Map<String, List<String>> parameters(@Nullable String cursor) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("query", List.of(query.search(onlyErrors)));
        parameters.put("project", List.of("-1"));
        if (!query.environments().isEmpty()) {
            parameters.put("environment", query.environments());
        }
        parameters.put("statsPeriod", List.of(query.period()));
        parameters.put("groupStatsPeriod", List.of(statsPeriod));
        parameters.put("sort", List.of("date"));
        parameters.put("limit", List.of(Integer.toString(
                Math.min(pageSize, Math.max(1, query.issuesMax())))));
        if (cursor != null && !cursor.isEmpty()) {
            parameters.put("cursor", List.of(cursor));
        }
        return parameters;
    }
}
