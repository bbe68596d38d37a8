package io.corral.server.ui.issue.event;

import io.corral.domain.id.EventId;
import io.corral.server.ui.Address;
import java.util.function.UnaryOperator;

/// Where an event's page leads.
///
/// @param issue path of its issue, with a slash at its end
/// @param carried adds to an address what the pages of the issue carry along
public record EventLinks(
        String issue, EventId event, Extent extent, UnaryOperator<Address> carried) {

    /// The page of this event.
    String page() {
        return page(extent);
    }

    /// The page with another extent.
    String page(Extent other) {
        return other.on(carried.apply(Address.of(path("")))).toString();
    }

    /// Something of this event that carries nothing along.
    String path(String below) {
        return issue + "events/" + event + "/" + below;
    }

    /// A part of the page that is loaded by itself.
    String part(String below) {
        return carried.apply(Address.of(path(below))).toString();
    }

    /// Why this event belongs to the issue.
    String grouping() {
        return carried.apply(Address.of(issue + "grouping/")).with("event", event.toString())
                .toString();
    }

    /// The issue with the events that meet a query.
    String query(String query) {
        return carried.apply(Address.of(issue)).with("query", query).toString();
    }
}
