package io.corral.server.ui.discover;

import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.stream.IssueStream.Empty;
import java.util.ArrayList;
import java.util.List;

/// What Discover says when it has nothing to show, and what to do then.
final class EmptyTables {

    private static final List<String> PERIODS = List.of("24h", "7d", "30d", "90d");
    private static final List<String> EXAMPLES = List.of("level:error", "!has:user",
            "release:latest", "environment:production", "browser.name:[Chrome, Firefox]",
            "url:*checkout*");
    private static final List<String> TIMED = List.of("transaction.duration:>1s",
            "transaction.status:internal_error", "http.method:POST", "has:user",
            "measurements.lcp:>2.5s");

    private EmptyTables() {}

    /// The question has no meaning.
    static Empty ofMistake(Visit visit, DiscoverQuery query) {
        List<String> examples = switch (query.dataset()) {
            case TRANSACTIONS, SPANS -> TIMED;
            case ERRORS, DISCOVER, ISSUE_PLATFORM, LOGS, METRICS, PROFILES, UPTIME -> EXAMPLES;
        };
        List<Link> links = new ArrayList<>();
        links.add(new Link(query.about(query.dataset()).searching(query.query())
                .on(here(visit)).toString(), "The usual columns"));
        examples.forEach(example -> links.add(new Link(
                query.about(query.dataset()).searching(example).on(here(visit)).toString(),
                example)));
        return new Empty("help-circle", "Questions look like this",
                "A key, a colon, a value; several together all hold. Columns are fields, tags or"
                        + " functions such as count() and p95(transaction.duration).",
                links, null);
    }

    /// Answering would have taken too much.
    static Empty tooMuch(Visit visit, DiscoverQuery query, String reason) {
        List<Link> links = new ArrayList<>();
        for (String period : List.of("1h", "24h", "7d")) {
            links.add(new Link(query.on(here(visit)).without("start").without("end")
                    .with("statsPeriod", period).toString(), "The last " + words(period)));
        }
        return new Empty("clock", "That was too much for one question",
                reason + " Ask about less time, fewer groups or one project.", links, null);
    }

    /// Nothing was found.
    static Empty of(Visit visit, DiscoverQuery query) {
        Address open = query.on(here(visit)).without("start").without("end");
        List<Link> links = new ArrayList<>();
        int now = PERIODS.indexOf(String.valueOf(query.scope().period()));
        PERIODS.stream().skip(now + 1L).forEach(period -> links.add(new Link(
                open.with("statsPeriod", period).toString(), "The last " + words(period))));
        if (!query.scope().projects().isEmpty()) {
            links.add(new Link(query.on(here(visit)).without("project").toString(),
                    "All projects"));
        }
        if (!query.scope().environments().isEmpty()) {
            links.add(new Link(query.on(here(visit)).without("environment").toString(),
                    "All environments"));
        }
        if (!query.query().isEmpty()) {
            links.add(new Link(query.searching("").on(here(visit)).toString(), "Any event"));
        }
        return new Empty("search", "No event matches",
                links.isEmpty() ? "There is nothing here yet." : "Look further:", links, null);
    }

    private static String words(String period) {
        return switch (period) {
            case "1h" -> "hour";
            case "24h" -> "24 hours";
            default -> period.substring(0, period.length() - 1) + " days";
        };
    }

    private static Address here(Visit visit) {
        return Address.of(visit.address(DiscoverViews.PATH));
    }
}
