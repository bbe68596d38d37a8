package io.corral.tools.triage;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// How fast issues are dealt with, in a line. Only Corral answers that.
final class Resolution {

    private static final int DAYS = 30;

    private Resolution() {}

    /// The last thirty days; no line where the server does not tell.
    static Lines of(ToolCall call) {
        try {
            Map<String, List<String>> parameters = call.project() == null
                    ? Map.of()
                    : Map.of("project", List.of(call.project()));
            JsonNode report = call.get(call.inOrganization("triage/resolution/"), parameters);
            return lines(report.path("periods").valueStream()
                    .filter(period -> period.path("days").asInt(0) == DAYS)
                    .map(Resolution::line));
        } catch (ClientException e) {
            if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.SCOPE) {
                throw e;
            }
            return lines(Stream.of());
        }
    }

    private static Lines lines(Stream<String> lines) {
        return new Lines("resolution", lines.map(Cell::of).toList());
    }

    private static String line(JsonNode period) {
        return DAYS + " days: " + count(period, "newResolved") + " of " + count(period, "new")
                + " new resolved, " + count(period, "newOpen") + " open; "
                + count(period, "resolved") + " resolved in all"
                + length(", median ", period.path("medianSeconds"))
                + length(", 90 % within ", period.path("p90Seconds")) + "; "
                + count(period, "regressed") + " came back";
    }

    private static long count(JsonNode period, String name) {
        return period.path(name).asLong(0);
    }

    private static String length(String before, JsonNode seconds) {
        if (!seconds.isNumber()) {
            return "";
        }
        Duration length = Duration.ofSeconds(seconds.asLong(0));
        long hours = length.toHours();
        return before + (hours >= 48
                ? length.toDays() + "d"
                : hours >= 2 ? hours + "h" : Math.max(1, length.toMinutes()) + "min");
    }
}
