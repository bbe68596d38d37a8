package io.corral.protocol.triage;

import io.corral.domain.event.Level;
import io.corral.domain.triage.IssueFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What rows and lines say about one issue, gathered field by field. What is said first stays.
final class FactsDraft {

    private static final int TEXT_LENGTH_MAX = 4000;
    private static final int TAGS_MAX = 200;
    private static final int VALUES_MAX = 100;
    private static final Set<String> TYPE_ENDINGS =
            Set.of("error", "exception", "warning", "failure",
                    "fault", "panic", "exit", "timeout", "interrupt", "refused", "abort");

    private final String shortId;
    private @Nullable String project;
    private @Nullable String title;
    private @Nullable String culprit;
    private @Nullable String type;
    private @Nullable String message;
    private @Nullable Level level;
    private @Nullable String logger;
    private @Nullable String substatus;
    private @Nullable String priority;
    private @Nullable Boolean unhandled;
    private @Nullable Long events;
    private @Nullable Long users;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private final Map<String, Map<String, Long>> tags = new LinkedHashMap<>();

    /// @param shortId or another name of the issue, unique in its input
    FactsDraft(String shortId) {
        this.shortId = shortId;
    }

    String shortId() {
        return shortId;
    }

    boolean hasTitle() {
        return title != null;
    }

    boolean hasEvents() {
        return events != null;
    }

    FactsDraft project(@Nullable String slug) {
        project = kept(project, slug == null ? null : slug.toLowerCase(Locale.ROOT));
        return this;
    }

    FactsDraft title(@Nullable String text) {
        title = kept(title, text);
        return this;
    }

    FactsDraft culprit(@Nullable String text) {
        culprit = kept(culprit, text);
        return this;
    }

    FactsDraft type(@Nullable String text) {
        type = kept(type, text);
        return this;
    }

    /// Adds to what was said.
    FactsDraft message(@Nullable String text) {
        String cleaned = cleaned(text);
        if (cleaned != null) {
            message = message == null ? cleaned : cut(message + " " + cleaned);
        }
        return this;
    }

    FactsDraft logger(@Nullable String text) {
        logger = kept(logger, text);
        return this;
    }

    /// @param word `error!` is one that nothing caught, as list-issues prints it
    FactsDraft level(@Nullable String word) {
        if (level == null && word != null) {
            String told = word.strip().toLowerCase(Locale.ROOT);
            boolean loud = told.endsWith("!");
            level = Level.parse(loud ? told.substring(0, told.length() - 1) : told).orElse(null);
            if (loud && level != null) {
                unhandled(Boolean.TRUE);
            }
        }
        return this;
    }

    FactsDraft substatus(@Nullable String word) {
        substatus = kept(substatus, word == null ? null : word.toLowerCase(Locale.ROOT));
        return this;
    }

    FactsDraft priority(@Nullable String word) {
        priority = kept(priority, word == null ? null : word.toLowerCase(Locale.ROOT));
        return this;
    }

    /// True stays true: one event that nothing caught is enough.
    FactsDraft unhandled(@Nullable Boolean value) {
        if (value != null && !Boolean.TRUE.equals(unhandled)) {
            unhandled = value;
        }
        return this;
    }

    FactsDraft events(@Nullable Long count) {
        if (events == null && count != null) {
            events = Math.max(0, count);
        }
        return this;
    }

    FactsDraft moreEvents(long count) {
        long sum = (events == null ? 0 : events) + Math.max(0, count);
        events = sum < 0 ? Long.MAX_VALUE : sum;
        return this;
    }

    FactsDraft users(@Nullable Long count) {
        if (users == null && count != null) {
            users = Math.max(0, count);
        }
        return this;
    }

    /// People of several rows cannot be added up; there are at least as many as in one.
    FactsDraft usersAtLeast(@Nullable Long count) {
        if (count != null && (users == null || count > users)) {
            users = Math.max(0, count);
        }
        return this;
    }

    FactsDraft firstSeen(@Nullable Instant time) {
        if (time != null && (first == null || time.isBefore(first))) {
            first = time;
        }
        return this;
    }

    FactsDraft lastSeen(@Nullable Instant time) {
        if (time != null && (last == null || time.isAfter(last))) {
            last = time;
        }
        return this;
    }

    FactsDraft tag(String key, @Nullable String value, long count) {
        String cleaned = cleaned(value);
        if (cleaned != null && (tags.containsKey(key) || tags.size() < TAGS_MAX)) {
            Map<String, Long> values = tags.computeIfAbsent(key, _ -> new LinkedHashMap<>());
            if (values.containsKey(cleaned) || values.size() < VALUES_MAX) {
                values.merge(cleaned, count, Long::sum);
            }
        }
        return this;
    }

    @Nullable
    Instant latest() {
        return last;
    }

    IssueFacts build() {
        splitTitle();
        String told = title != null ? title : type != null ? type : message;
        String slug = project != null ? project : ofShortId();
        Map<String, List<IssueFacts.TagShare>> shares = new LinkedHashMap<>();
        tags.forEach((key, values) -> shares.put(key, shares(values)));
        return new IssueFacts(shortId, slug, told == null ? "" : told, culprit, type, message,
                type == null ? null : Boolean.FALSE, level, logger, substatus, priority,
                unhandled, events == null ? 0 : events, users, first, last, List.of(), List.of(),
                shares, null, List.of(), tags.getOrDefault("release", Map.of()));
    }

    private static List<IssueFacts.TagShare> shares(Map<String, Long> values) {
        List<IssueFacts.TagShare> shares = new ArrayList<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> shares.add(
                        new IssueFacts.TagShare(entry.getKey(), entry.getValue())));
        return shares;
    }

    // "TypeError: it is null" names the class; "TypeError /checkout" class and place.
    private void splitTitle() {
        if (title == null || type != null) {
            return;
        }
        int end = 0;
        while (end < title.length() && (Character.isLetterOrDigit(title.charAt(end))
                || title.charAt(end) == '.' || title.charAt(end) == '_')) {
            end++;
        }
        String word = title.substring(0, end);
        if (end == 0 || TYPE_ENDINGS.stream()
                .noneMatch(ending -> word.toLowerCase(Locale.ROOT).endsWith(ending))) {
            return;
        }
        String rest = title.substring(end).strip();
        if (rest.startsWith(":")) {
            type = word;
            message(rest.substring(1));
        } else if (rest.isEmpty() || rest.startsWith("/")) {
            type = word;
            culprit(rest);
        }
    }

    private String ofShortId() {
        int dash = shortId.lastIndexOf('-');
        return dash <= 0 ? "" : shortId.substring(0, dash).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String kept(@Nullable String said, @Nullable String now) {
        return said != null ? said : cleaned(now);
    }

    private static @Nullable String cleaned(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? null : cut(stripped);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
    }
}
