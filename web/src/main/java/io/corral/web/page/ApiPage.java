package io.corral.web.page;

import java.util.List;

/// The endpoints of the API.
///
/// @param types of answers and bodies, by name
public record ApiPage(Shell shell, List<Area> areas, List<Type> types) {
    public ApiPage {
        areas = List.copyOf(areas);
        types = List.copyOf(types);
    }

    /// Endpoints that belong together.
    ///
    /// @param anchor where the page has them
    public record Area(String title, String anchor, List<Endpoint> endpoints) {
        public Area {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// One endpoint.
    ///
    /// @param access the scope a token needs, or who else gets an answer
    /// @param query names of parameters with what they mean
    /// @param body short type of what is sent; empty without one
    public record Endpoint(
            String method, String path, String access, String summary, List<Parameter> query,
            String body, List<Reply> replies) {
        public Endpoint {
            query = List.copyOf(query);
            replies = List.copyOf(replies);
        }
    }

    /// A query parameter.
    public record Parameter(String name, String meaning) {}

    /// What may come back.
    public record Reply(String status, String type) {}

    /// A type, as `docs/api` writes it.
    public record Type(String name, String text) {}
}
