package io.corral.server.config;

import io.corral.domain.project.Quota;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of keys, from text and back.
final class Values {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
    private static final Pattern QUOTA = Pattern.compile("(\\d{1,12})/(.+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Values() {}

    /// Reads a value of a component's type; an empty text is an empty list, or nothing.
    ///
    /// @throws IllegalArgumentException saying what was expected
    static @Nullable Object parse(Type type, String text) {
        boolean isList = type.getTypeName().startsWith(List.class.getName());
        if (isList) {
            return Stream.of(text.split(",")).map(String::strip)
                    .filter(entry -> !entry.isEmpty()).toList();
        }
        return text.isEmpty() ? null : parseOne((Class<?>) type, text);
    }

    private static Object parseOne(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        } else if (type == int.class) {
            return Math.toIntExact(whole(text, Integer.MAX_VALUE));
        } else if (type == long.class) {
            return whole(text, Long.MAX_VALUE);
        } else if (type == Path.class) {
            return Path.of(text);
        } else if (type == URI.class) {
            return uri(text);
        } else if (type == Duration.class) {
            return duration(text);
        } else if (type == ByteSize.class) {
            return ByteSize.parse(text);
        } else if (type == Quota.class) {
            return quota(text);
        } else if (type.isEnum()) {
            return word(type, text);
        }
        throw new IllegalStateException("no values of type " + type.getName());
    }

    private static long whole(String text, long max) {
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) > max) {
            throw new IllegalArgumentException("expected a whole number");
        }
        return Long.parseLong(text);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected an address such as https://host/path", e);
        }
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a duration such as 500ms, 30s, 5m or 90d");
        }
        Duration unit = Objects.requireNonNull(UNITS.get(matcher.group(2)));
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static Quota quota(String text) {
        Matcher matcher = QUOTA.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a count and a window such as 6000/1m");
        }
        String window = matcher.group(2);
        boolean bare = Character.isLetter(window.charAt(0));
        return new Quota(Long.parseLong(matcher.group(1)), duration(bare ? "1" + window : window));
    }

    private static Object word(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (print(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected one of "
                + String.join(", ",
                        Stream.of(type.getEnumConstants()).map(Values::print).toList()));
    }

    /// What a person would write for a value.
    static String print(Object value) {
        return switch (value) {
            case Duration duration -> print(duration);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            default -> value.toString();
        };
    }

    private static String print(Duration duration) {
        for (String unit : List.of("d", "h", "m", "s")) {
            long nanos = Objects.requireNonNull(UNITS.get(unit)).toNanos();
            if (!duration.isZero() && duration.toNanos() % nanos == 0) {
                return duration.toNanos() / nanos + unit;
            }
        }
        return duration.toMillis() + "ms";
    }
}
