package io.corral.server.ui;

import io.corral.domain.issue.Issue;
import io.corral.web.page.IssueDetail.Fact;
import io.corral.web.page.IssueList.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as people read them.
final class Words {

    private static final int VALUE_LENGTH_MAX = 2_000;

    private Words() {}

    /// How long ago something was.
    static Moment ago(Instant at, Instant now) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        Duration age = Duration.between(at, now);
        long minutes = Math.max(0, age.toMinutes());
        String words;
        if (minutes < 1) {
            words = "just now";
        } else if (minutes < 60) {
            words = many(minutes, "minute");
        } else if (minutes < 48 * 60) {
            words = many(age.toHours(), "hour");
        } else if (age.toDays() < 60) {
            words = many(age.toDays(), "day");
        } else {
            words = many(age.toDays() / 30, "month");
        }
        return new Moment(second.toString(), words);
    }

    private static String many(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }

    /// 1234 as `1,234`.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// The finer word of where an issue stands.
    static String state(Issue.State state) {
        var substatus = state.substatus();
        return substatus == null
                ? state.status().wireName()
                : substatus.wireName().replace('_', '-');
    }

    /// JSON values as lines; nested ones in short form.
    static List<Fact> facts(Map<String, ? extends @Nullable Object> values) {
        List<Fact> facts = new ArrayList<>(values.size());
        values.forEach((name, value) -> facts.add(new Fact(name, text(value))));
        return facts;
    }

    static String text(@Nullable Object value) {
        String text = value == null ? "null" : value.toString();
        return text.length() <= VALUE_LENGTH_MAX
                ? text
                : text.substring(0, VALUE_LENGTH_MAX) + "…";
    }
}
