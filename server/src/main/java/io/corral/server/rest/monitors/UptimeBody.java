package io.corral.server.rest.monitors;

import io.corral.server.rest.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An uptime monitor as it is kept.
///
/// @param headers pairs of name and value
record UptimeBody(
        String name, String status, String url, String method, List<List<String>> headers,
        @Nullable String body, @Nullable String environment, @Nullable String owner,
        long intervalSeconds, long timeoutMs, boolean traceSampling) {

    private static final List<String> METHODS =
            List.of("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final long INTERVAL_SECONDS = 60;
    private static final long INTERVAL_SECONDS_MAX = 86_400;
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final long TIMEOUT_MILLIS_MAX = 60_000;
    private static final int HEADERS_MAX = 50;
    private static final UptimeBody NEW = new UptimeBody("", "active", "", "GET", List.of(), null,
            null, null, INTERVAL_SECONDS, TIMEOUT_MILLIS, false);

    /// Reads a body; what it does not say stays.
    ///
    /// @param known null for a new monitor
    static UptimeBody read(Fields fields, @Nullable UptimeBody known) {
        UptimeBody before = known == null ? NEW : known;
        String url = known == null ? fields.required("url") : fields.textOr("url", before.url());
        if (!url.isEmpty() && !isHttp(url)) {
            fields.wrong("url", "Enter an absolute http or https address.");
        }
        return new UptimeBody(
                known == null ? fields.required("name") : fields.textOr("name", before.name()),
                fields.wordOr("status", before.status(), List.of("active", "disabled")),
                url,
                fields.wordOr("method", before.method(), METHODS),
                headers(fields, before.headers()),
                fields.has("body") ? fields.optionalText("body") : before.body(),
                fields.has("environment")
                        ? fields.optionalText("environment")
                        : before.environment(),
                fields.has("owner") ? fields.optionalText("owner") : before.owner(),
                fields.numberOr("intervalSeconds", before.intervalSeconds(), INTERVAL_SECONDS,
                        INTERVAL_SECONDS_MAX),
                fields.numberOr("timeoutMs", before.timeoutMs(), 1, TIMEOUT_MILLIS_MAX),
                fields.flagOr("traceSampling", before.traceSampling()));
    }

    private static boolean isHttp(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && List.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static List<List<String>> headers(Fields fields, List<List<String>> before) {
        if (!fields.has("headers")) {
            return before;
        }
        List<List<String>> headers = new ArrayList<>();
        for (JsonNode pair : fields.elements("headers")) {
            boolean isPair = pair.isArray() && pair.size() == 2 && pair.get(0).isString()
                    && pair.get(1).isString();
            if (!isPair || headers.size() == HEADERS_MAX) {
                fields.wrong("headers", "Expected at most " + HEADERS_MAX
                        + " pairs of name and value.");
                return before;
            }
            headers.add(List.of(pair.get(0).stringValue(), pair.get(1).stringValue()));
        }
        return headers;
    }
}
