package io.corral.domain.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP request during which the event happened (Sentry "Request Interface").
///
/// @param url without query and fragment where they could be cut off
/// @param query decoded name-value pairs, in order
/// @param data body: text or a JSON value
/// @param headers in order, names as sent
/// @param env server environment
public record Request(
        @Nullable String method,
        @Nullable String url,
        List<Pair> query,
        @Nullable String fragment,
        @Nullable Object data,
        List<Pair> headers,
        List<Pair> cookies,
        Map<String, @Nullable Object> env) {

    /// One name with its value.
    ///
    /// @param value empty when only the name was sent
    public record Pair(String name, String value) {}
}
