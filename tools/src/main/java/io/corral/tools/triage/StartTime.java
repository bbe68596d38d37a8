package io.corral.tools.triage;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.ToolCall;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From when on somebody wants to be told.
final class StartTime {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})([mhdw])");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private StartTime() {}

    /// What the call says, otherwise when it was asked here before, otherwise nine o'clock of the
    /// last working day before today.
    static Instant of(ToolCall call) {
        String told = call.arguments().text("since");
        return told == null
                ? Readings.cache(call).lookedBefore(call.now())
                        .orElseGet(() -> workingDay(call.now(), ZoneId.systemDefault()))
                : read(told, call.now());
    }

    static Instant read(String told, Instant now) {
        Matcher length = LENGTH.matcher(told);
        if (length.matches()) {
            long count = Long.parseLong(length.group(1));
            return now.minus(switch (length.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            });
        }
        try {
            Instant at = OffsetDateTime.parse(told).toInstant();
            if (at.isBefore(now)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw wrong(told);
        }
        throw wrong(told);
    }

    private static ClientException wrong(String told) {
        return new ClientException(Reason.USAGE, "since is a time in the past such as"
                + " 2026-11-25T08:00:00Z, or a length such as 12h or 3d; found " + told);
    }

    static Instant workingDay(Instant now, ZoneId zone) {
        ZonedDateTime day = now.atZone(zone).minusDays(1);
        while (WEEKEND.contains(day.getDayOfWeek())) {
            day = day.minusDays(1);
        }
        return day.with(MORNING).toInstant();
    }
}
