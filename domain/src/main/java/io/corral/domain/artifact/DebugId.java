package io.corral.domain.artifact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names one build of one file: a UUID, for some native formats followed by an age
/// (docs.sentry.io/platforms/javascript/sourcemaps/troubleshooting_js/debug-ids).
///
/// @param value lower-case hex with dashes, then perhaps `-` and the age in hex
public record DebugId(String value) implements Comparable<DebugId> {

    private static final Pattern FORM = Pattern.compile(
            "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})"
                    + "(?:-?([0-9a-f]{1,8}))?");
    private static final int UUID_LENGTH = 36;

    /// Reads any of its spellings: with or without dashes, any case, perhaps with an age.
    public static Optional<DebugId> parse(@Nullable String text) {
        if (text == null || text.length() > UUID_LENGTH + 9) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String uuid = String.join(
                "-", form.group(1), form.group(2), form.group(3), form.group(4), form.group(5));
        String age = form.group(6);
        return Optional.of(new DebugId(
                age == null || age.chars().allMatch(digit -> digit == '0')
                        ? uuid
                        : uuid + "-" + age));
    }

    /// The part before the age.
    public String uuid() {
        return value.substring(0, UUID_LENGTH);
    }

    @Override
    public int compareTo(DebugId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
