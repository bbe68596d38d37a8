package io.corral.testkit.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// Reads the times of an organisation's file: `11:13[:20]` today, `-3d/14:20` three days before,
/// `2025-08-18/12:20`, `now`. A day without a time is its noon.
record Moments(Instant now) {

    Instant at(String text) {
        if (text.equals("now")) {
            return now;
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return join(day(text.substring(0, slash)), text.substring(slash + 1));
        }
        return text.indexOf(':') >= 0 ? join(today(), text) : join(day(text), "12:00");
    }

    private LocalDate day(String text) {
        return text.startsWith("-")
                ? today().minusDays(Long.parseLong(text.substring(1, text.length() - 1)))
                : LocalDate.parse(text);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Instant join(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
