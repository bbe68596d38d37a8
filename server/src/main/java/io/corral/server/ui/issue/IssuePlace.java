package io.corral.server.ui.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.search.IssueEvents;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issue.event.EventLinks;
import io.corral.server.ui.issue.event.Extent;
import io.corral.web.page.Shell;

/// One visit of one issue's pages.
record IssuePlace(Visit visit, Project project, Issue issue, IssueFilter filter) {

    /// Path of the issue, with a slash at its end.
    String path() {
        return visit.address("issues/" + issue.id() + "/");
    }

    /// The address of this visit.
    String here() {
        String query = visit.request().rawQuery();
        return visit.request().rawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    /// An address below the issue with everything that is carried along.
    Address below(String path) {
        return carry(Address.of(path() + path));
    }

    private Address carry(Address address) {
        return filter.on(address, visit);
    }

    /// The page of an event, or of `recommended`, `latest` or `oldest`.
    String event(String word) {
        return below("events/" + word + "/").toString();
    }

    /// The page of another issue of the same list.
    String beside(Issue other) {
        return Address.of(visit.address("issues/" + other.id() + "/"))
                .with(IssueFilter.FROM, filter.from()).toString();
    }

    EventLinks links(EventId event, Extent extent) {
        return new EventLinks(path(), event, extent, this::carry);
    }

    /// The list one came from.
    String list() {
        return filter.isOfWorklist()
                ? visit.address("catch-up/")
                : Address.of(visit.address("issues/")).withAll(filter.from()).toString();
    }

    String shortId() {
        return issue.shortId(project.slug()).toString();
    }

    Shell.Link back() {
        return new Shell.Link(below("").toString(), shortId());
    }

    /// The events the filter leaves.
    IssueEvents.Filtering events(IssueEvents events) {
        return events.filtered(issue, filter.query(), filter.search(visit, project, issue));
    }
}
