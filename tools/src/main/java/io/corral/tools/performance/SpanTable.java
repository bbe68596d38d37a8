package io.corral.tools.performance;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Asks Discover about spans, in a window of time.
final class SpanTable {

    static final String COUNT = "count()";
    static final String TOTAL = "sum(span.duration)";
    static final String P50 = "p50(span.duration)";
    static final String P95 = "p95(span.duration)";
    static final String FAILURES = "failure_rate()";
    static final String TRANSACTION = "transaction";
    static final String DESCRIPTION = "span.description";
    static final String OPERATION = "span.op";

    static final int ROWS_READ = 100;

    /// What a person is told when there is nothing to show.
    static final String EMPTY = "Nothing found: widen --period to 7d, check the syntax of --query"
            + " and an event.type filter in it, SENTRY_PROJECT, and that the SDK has tracing on"
            + " (traces sample rate).";

    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([hdw])");

    private final ToolCall call;
    private final Instant from;
    private final Instant to;

    private SpanTable(ToolCall call, Instant from, Instant to) {
        this.call = call;
        this.from = from;
        this.to = to;
    }

    /// The parameter that [#of] reads.
    static Parameter period() {
        return Parameter.text("period", "PERIOD", "Time looked at, such as 1h, 24h or 7d.")
                .orElse("24h");
    }

    /// Of the period of the arguments, up to now.
    static SpanTable of(ToolCall call) {
        String period = call.arguments().required("period");
        Matcher matcher = PERIOD.matcher(period);
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            throw new ClientException(Reason.USAGE,
                    "period is written as 1h, 24h or 7d, found " + period);
        }
        int hours = Integer.parseInt(matcher.group(1)) * switch (matcher.group(2)) {
            case "h" -> 1;
            case "d" -> 24;
            default -> 24 * 7;
        };
        Instant now = call.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return new SpanTable(call, now.minus(Duration.ofHours(hours)), now);
    }

    /// The window of the same length before this one.
    SpanTable before() {
        return new SpanTable(call, from.minus(Duration.between(from, to)), from);
    }

    /// Rows of the answer.
    ///
    /// @param sort a field, after `-` for the largest first
    JsonNode rows(List<String> fields, String query, String sort, int max) {
        Map<String, List<String>> parameters = window();
        parameters.put("field", fields);
        parameters.put("query", List.of(call.query(query)));
        parameters.put("sort", List.of(sort));
        parameters.put("per_page", List.of(Integer.toString(max)));
        return call.get(call.inOrganization("events/"), parameters).path("data");
    }

    /// Values over time: pairs of seconds since 1970 and a list with a `count`.
    JsonNode series(String aggregate, String query) {
        Map<String, List<String>> parameters = window();
        parameters.put("yAxis", List.of(aggregate));
        parameters.put("query", List.of(call.query(query)));
        parameters.put("interval", List.of(
                Duration.between(from, to).toHours() > 7 * 24 ? "1d" : "1h"));
        return call.get(call.inOrganization("events-stats/"), parameters).path("data");
    }

    private Map<String, List<String>> window() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("dataset", List.of("spans"));
        parameters.put("start", List.of(from.toString()));
        parameters.put("end", List.of(to.toString()));
        parameters.put("project", ToolCall.ALL_PROJECTS);
        parameters.put("environment", call.arguments().texts("environment"));
        return parameters;
    }

    /// Milliseconds; readers see seconds from ten on.
    static Cell duration(double millis) {
        if (Double.isNaN(millis)) {
            return Cell.NONE;
        }
        Cell rounded = Cell.rounded(millis, millis < 10 ? 1 : 0);
        return Cell.measured(rounded, millis >= 10_000
                ? Cell.rounded(millis / 1000, 1).text() + "s"
                : rounded.text() + "ms");
    }

    /// A share of one as a percentage.
    static Cell share(double share) {
        return Double.isNaN(share) || Double.isInfinite(share)
                ? Cell.NONE
                : Cell.percent(share * 100, 1);
    }
}
