package io.corral.protocol.triage;

import io.corral.protocol.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as exports write them: ISO 8601, seconds, `Nov 20, 2026 11:22:33 AM UTC`,
/// `20.11.2026 11:22`, `11/20/2026`, or an age before now. Without a zone it is UTC.
final class TimeTexts {

    private static final int LENGTH_MAX = 60;

    private TimeTexts() {}

    /// The time; null when the text is none.
    static @Nullable Instant read(String text, Instant now) {
        String told = text.strip();
        if (told.isEmpty() || told.length() > LENGTH_MAX) {
            return null;
        }
        String zoned = told.endsWith(" UTC") ? told.substring(0, told.length() - 4) + "Z" : told;
        Instant iso = Timestamps.ofText(zoned.replace(" +", "+"));
        if (iso != null) {
            return told.length() >= 8 ? iso : null;
        }
        Ages.Age age = Ages.read(told);
        if (age != null) {
            return now.minus(age.length());
        }
        return spelled(told);
    }

    private static @Nullable Instant spelled(String text) {
        List<Integer> numbers = new ArrayList<>();
        Month month = null;
        boolean afternoon = false;
        boolean morning = false;
        for (String word : text.split("[\\s,.:/\\-]+", 12)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty() && lower.length() <= 4
                    && lower.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
                numbers.add(Integer.valueOf(lower));
            } else if (month(lower) != null) {
                month = month(lower);
            }
            afternoon |= lower.equals("pm");
            morning |= lower.equals("am");
        }
        try {
            return instant(text, numbers, month, afternoon, morning);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable Month month(String word) {
        for (Month month : Month.values()) {
            if (word.length() >= 3
                    && month.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                return month;
            }
        }
        return null;
    }

    private static @Nullable Instant instant(String text, List<Integer> numbers,
            @Nullable Month named, boolean afternoon, boolean morning) {
        int dates = named == null ? 3 : 2;
        if (numbers.size() < dates) {
            return null;
        }
        int day = numbers.getFirst();
        int month = named == null ? numbers.get(1) : named.getValue();
        int year = numbers.get(dates - 1);
        // Americans write the month first, with slashes; a month beyond twelve is a day.
        boolean monthFirst = named == null && text.indexOf('/') > 0 && month <= 31 && day <= 12;
        if (monthFirst) {
            int swapped = day;
            day = month;
            month = swapped;
        }
        int hour = numbers.size() > dates ? numbers.get(dates) : 0;
        int minute = numbers.size() > dates + 1 ? numbers.get(dates + 1) : 0;
        int second = numbers.size() > dates + 2 ? numbers.get(dates + 2) : 0;
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        int full = year < 100 ? 2000 + year : year;
        return full < 1990 || full > 9999
                ? null
                : LocalDateTime.of(full, month, day, hour, minute, second)
                        .toInstant(ZoneOffset.UTC);
    }
}
