package io.corral.tools.reading;

import io.corral.tools.client.SentryClient;
import io.corral.tools.client.SentryClient.Listing;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The API of one organisation.
///
/// @param organization slug
public record Source(SentryClient client, String organization) {

    /// Reads something.
    ///
    /// @param rest of the path below the organisation, its segments encoded, with a slash at the
    ///     end
    JsonNode get(String rest, Map<String, List<String>> parameters) {
        return client.get(path(rest), parameters);
    }

    /// Reads a page of a list.
    Listing list(String rest, Map<String, List<String>> parameters) {
        return client.list(path(rest), parameters);
    }

    private String path(String rest) {
        return "/api/0/organizations/" + SentryClient.segment(organization) + "/" + rest;
    }
}
