package io.corral.server.rest.monitors;

import io.corral.server.rest.Fields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A monitor as it is kept.
///
/// @param status active or disabled
/// @param owner `user:ID` or `team:ID`; null without one
record MonitorBody(
        String name, String status, boolean isMuted, @Nullable String owner, Config config) {

    private static final List<String> UNITS =
            List.of("year", "month", "week", "day", "hour", "minute");
    private static final Pattern CRONTAB =
            Pattern.compile("@(yearly|annually|monthly|weekly|daily|midnight|hourly)"
                    + "|([0-9A-Za-z*/,#?-]+ +){4}[0-9A-Za-z*/,#?-]+");
    private static final String CRONTAB_TYPE = "crontab";
    private static final String INTERVAL_TYPE = "interval";
    private static final String SCHEDULE = "schedule";
    private static final long MINUTES_MAX = 60 * 24 * 28;
    private static final long MARGIN_MINUTES = 1;
    private static final long RUNTIME_MINUTES = 30;
    private static final long THRESHOLD_MAX = 720;
    private static final long INTERVAL_MAX = 100_000;

    /// When check-ins are expected (docs.sentry.io, crons).
    ///
    /// @param schedule_type crontab or interval
    /// @param schedule a crontab's text, or number and unit of an interval
    /// @param checkin_margin minutes one may be late
    /// @param max_runtime minutes a job may take
    record Config(
            String schedule_type, Object schedule, String timezone, long checkin_margin,
            long max_runtime, long failure_issue_threshold, long recovery_threshold) {

        private static Config read(Fields fields, @Nullable Config before) {
            String type = fields.wordOr("schedule_type",
                    before == null ? typeOf(fields.node(SCHEDULE)) : before.schedule_type(),
                    List.of(CRONTAB_TYPE, INTERVAL_TYPE));
            return new Config(type,
                    before != null && !fields.has(SCHEDULE)
                            ? before.schedule()
                            : schedule(fields, type),
                    zone(fields, before == null ? "UTC" : before.timezone()),
                    fields.numberOr("checkin_margin",
                            before == null ? MARGIN_MINUTES : before.checkin_margin(), 1,
                            MINUTES_MAX),
                    fields.numberOr("max_runtime",
                            before == null ? RUNTIME_MINUTES : before.max_runtime(), 1,
                            MINUTES_MAX),
                    fields.numberOr("failure_issue_threshold",
                            before == null ? 1 : before.failure_issue_threshold(), 1,
                            THRESHOLD_MAX),
                    fields.numberOr("recovery_threshold",
                            before == null ? 1 : before.recovery_threshold(), 1, THRESHOLD_MAX));
        }

        private static String typeOf(JsonNode schedule) {
            return schedule.isArray() ? INTERVAL_TYPE : CRONTAB_TYPE;
        }

        private static Object schedule(Fields fields, String type) {
            JsonNode schedule = fields.node(SCHEDULE);
            if (type.equals(CRONTAB_TYPE)) {
                String text = schedule.asString("").strip();
                if (!CRONTAB.matcher(text).matches()) {
                    fields.wrong(SCHEDULE, "Expected a crontab of five fields, such as"
                            + " \"0 4 * * 1-5\", or @daily.");
                }
                return text;
            }
            boolean isInterval = schedule.isArray() && schedule.size() == 2
                    && schedule.get(0).isIntegralNumber() && schedule.get(1).isString()
                    && schedule.get(0).asLong() >= 1 && schedule.get(0).asLong() <= INTERVAL_MAX
                    && UNITS.contains(schedule.get(1).stringValue());
            if (!isInterval) {
                fields.wrong(SCHEDULE, "Expected [number, unit], a unit of "
                        + String.join(", ", UNITS) + ".");
                return List.of(1L, "day");
            }
            return List.of(schedule.get(0).asLong(), schedule.get(1).stringValue());
        }

        private static String zone(Fields fields, String otherwise) {
            String zone = fields.textOr("timezone", otherwise);
            try {
                return ZoneId.of(zone).getId();
            } catch (DateTimeException _) {
                fields.wrong("timezone", "Unknown time zone " + zone + ".");
                return otherwise;
            }
        }
    }

    /// Reads a body; what it does not say stays.
    ///
    /// @param before null for a new monitor
    static MonitorBody read(Fields fields, @Nullable MonitorBody before) {
        String type = fields.textOr("type", "cron_job");
        if (!type.equals("cron_job")) {
            fields.wrong("type", "Only cron_job monitors are known.");
        }
        if (before == null && !fields.node("config").isObject()) {
            fields.wrong("config", "This field is required.");
        }
        return new MonitorBody(
                before == null ? fields.required("name") : fields.textOr("name", before.name()),
                fields.wordOr("status", before == null ? "active" : before.status(),
                        List.of("active", "disabled")),
                fields.flagOr("isMuted", fields.flagOr(
                        "is_muted", before != null && before.isMuted())),
                fields.has("owner")
                        ? fields.optionalText("owner")
                        : before == null ? null : before.owner(),
                Config.read(fields.inside("config"), before == null ? null : before.config()));
    }
}
