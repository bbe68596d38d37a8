package io.corral.server.ui.issues.stream;

import io.corral.domain.project.Project;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.stream.IssueStream.Empty;
import java.util.ArrayList;
import java.util.List;

/// What the stream says when it has nothing to show, and what to do then.
final class EmptyStates {

    private static final String LONGEST = "90d";

    /// Searches that show what can be said.
    private static final List<String> EXAMPLES = List.of("is:unresolved level:fatal",
            "firstSeen:-24h", "timesSeen:>100", "release:latest", "assigned:none",
            "!browser.name:Chrome");

    private EmptyStates() {}

    /// What to say below a search that has no meaning.
    static Empty ofMistake(Visit visit, StreamQuery query) {
        return new Empty("help-circle", "Searches look like this",
                "A key, a colon, a value; several together all hold. Words without a key are"
                        + " looked for in titles.",
                EXAMPLES.stream().map(example -> new Link(query.searching(example)
                        .on(Address.of(visit.address("issues/"))).toString(), example)).toList(),
                null);
    }

    /// @param untouched whether nothing was ever received
    static Empty of(Visit visit, StreamQuery query, boolean untouched) {
        List<Project> projects = visit.directory().projectsOf(visit.organization().id());
        if (projects.isEmpty()) {
            return new Empty("folder", "No project yet",
                    "Errors belong to projects, one for each application or service.",
                    List.of(new Link(visit.address("projects/"), "To the projects")), null);
        }
        if (untouched) {
            return new Empty("inbox", "Nothing has arrived yet",
                    "Put this DSN into any Sentry SDK and raise an error; it appears here within"
                            + " seconds.",
                    List.of(), dsn(visit, projects));
        }
        return new Empty("search", "No issue matches", sentence(query), widened(visit, query),
                null);
    }

    private static String dsn(Visit visit, List<Project> projects) {
        return projects.stream().flatMap(each -> visit.directory().keysOf(each.id()).stream())
                .filter(key -> key.active()).findFirst()
                .map(key -> key.dsn(visit.request().origin().baseUrl())).orElse("");
    }

    private static String sentence(StreamQuery query) {
        return query.query().equals(StreamQuery.USUAL_QUERY)
                ? "Nothing is unresolved here. Enjoy it, or look further:"
                : "Look further:";
    }

    private static List<Link> widened(Visit visit, StreamQuery query) {
        Address here = query.on(Address.of(visit.address("issues/")));
        List<Link> links = new ArrayList<>();
        if (!LONGEST.equals(query.scope().period())) {
            links.add(new Link(here.without("start").without("end")
                    .with("statsPeriod", LONGEST).toString(), "The last 90 days"));
        }
        if (!query.scope().projects().isEmpty()) {
            links.add(new Link(here.without("project").toString(), "All projects"));
        }
        if (!query.scope().environments().isEmpty()) {
            links.add(new Link(here.without("environment").toString(), "All environments"));
        }
        if (!query.query().isEmpty()) {
            links.add(new Link(here.with("query", "").toString(), "Any status and text"));
        }
        return links;
    }
}
