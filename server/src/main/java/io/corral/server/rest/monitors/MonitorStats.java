package io.corral.server.rest.monitors;

import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Answers;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.definition.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Check-ins of a monitor over time.
///
/// @param ts second at which the step begins
record MonitorStats(
        long ts, long ok, long error, long missed, long timeout, long in_progress,
        long unknown) {

    private static final Pattern RESOLUTION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final long STEPS_MAX = 10_000;

    /// Steps without check-ins, of the time and length asked for with `since`, `until` and
    /// `resolution`.
    static Answer empty(Call call) {
        Query query = call.query();
        Optional<Long> since = Definitions.number(query.firstOr("since", ""));
        Optional<Long> until = Definitions.number(query.firstOr("until", ""));
        long step = seconds(query.firstOr("resolution", "1h"));
        if (since.isEmpty() || until.isEmpty() || until.get() < since.get()) {
            return ApiErrors.badRequest("Name since and until in seconds since 1970.");
        }
        if (step == 0 || (until.get() - since.get()) / step >= STEPS_MAX) {
            return ApiErrors.badRequest("Invalid resolution: write a number and one of s, m, h,"
                    + " d, such as 1h, that makes at most " + STEPS_MAX + " steps.");
        }
        List<MonitorStats> steps = new ArrayList<>();
        for (long ts = since.get() - since.get() % step; ts <= until.get(); ts += step) {
            steps.add(new MonitorStats(ts, 0, 0, 0, 0, 0, 0));
        }
        return Answers.json(200, steps);
    }

    /// 0 when it makes no sense.
    private static long seconds(String resolution) {
        Matcher matcher = RESOLUTION.matcher(resolution);
        if (!matcher.matches()) {
            return 0;
        }
        long unit = switch (matcher.group(2)) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
        return Long.parseLong(matcher.group(1)) * unit;
    }
}
