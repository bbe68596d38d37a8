package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading;
import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import io.corral.domain.group.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One way an issue shows itself: an event of it, bounded to what comparing needs.
///
/// @param key grouping key of the event
/// @param types of its exceptions, the first thrown first, at most 4; those without one left out
/// @param generic no type says much
/// @param templates messages without values, at most 4; empty ones left out
/// @param telling codes and names that carry the meaning of the messages, sorted
/// @param frames of the first thrown exception that has a stack, and of further ones until one
///     passes through the application; nearest to the crash first, at most 40
/// @param events that showed themselves so, among those that were looked at
public record Representative(
        long key,
        List<String> types,
        boolean generic,
        List<String> templates,
        List<String> telling,
        List<FrameToken> frames,
        long events) {

    /// Frames that are kept: what is farther from the crash weighs nearly nothing.
    public static final int FRAMES_MAX = 40;

    private static final int TYPES_MAX = 4;
    private static final int TEMPLATES_MAX = 4;
    private static final int TELLING_MAX = 16;

    public Representative {
        types = List.copyOf(types);
        templates = List.copyOf(templates);
        telling = List.copyOf(telling);
        frames = List.copyOf(frames);
    }

    /// What a reading shows; null where a person or an SDK decided about the issue, or nothing is
    /// known of the error.
    public static @Nullable Representative of(GroupingReading reading, long key) {
        if (!isComparable(reading.tier())) {
            return null;
        }
        List<String> types = new ArrayList<>();
        Set<String> telling = new TreeSet<>();
        List<String> templates = new ArrayList<>();
        List<FrameToken> frames = new ArrayList<>();
        boolean generic = true;
        for (GroupingReading.Part part : reading.parts()) {
            if (part.type() != null && types.size() < TYPES_MAX) {
                types.add(part.type());
            }
            generic &= part.generic();
            telling.addAll(part.telling());
            if (!part.template().isEmpty() && templates.size() < TEMPLATES_MAX) {
                templates.add(part.template());
            }
            if (frames.stream().noneMatch(Representative::isApp)) {
                part.frames().reversed().stream().filter(frame -> !frames.contains(frame))
                        .forEach(frames::add);
            }
        }
        if (types.isEmpty() && templates.isEmpty() && frames.isEmpty()) {
            return null;
        }
        List<FrameToken> nearest =
                frames.subList(0, Math.min(frames.size(), FRAMES_MAX));
        return new Representative(key, types, generic, templates,
                telling.stream().limit(TELLING_MAX).toList(), nearest, 1);
    }

    private static boolean isComparable(Tier tier) {
        return switch (tier) {
            case APP_FRAMES, LIBRARY_FRAMES, WEAK_FRAMES, MESSAGE -> true;
            case FINGERPRINT, CHECKSUM, SECURITY_REPORT, FEEDBACK, FALLBACK -> false;
        };
    }

    /// Whether the event has no message at all: older runtimes do not say what newer ones do.
    boolean isSilent() {
        return templates.isEmpty() && telling.isEmpty();
    }

    /// Whether the application's function nearest to the crash is not known, or reports so many
    /// errors that it does not say which one this is.
    boolean isReported() {
        return frames.stream().filter(Representative::isApp).findFirst()
                .map(FrameToken::reporter).orElse(true);
    }

    /// Whether the message is a runtime's, which words it anew from version to version.
    boolean isSaidByRuntime() {
        boolean system = types.stream().anyMatch(StandardTypes::isOfSystem);
        return types.stream().anyMatch(StandardTypes::isTelling)
                || (!system && !frames.isEmpty() && frames.getFirst().role() == Role.RUNTIME);
    }

    /// Whether two events show the same, so that one stands for both.
    boolean looksLike(Representative other) {
        return key == other.key && types.equals(other.types) && templates.equals(other.templates)
                && telling.equals(other.telling) && frames.equals(other.frames);
    }

    /// All messages as one text.
    public String template() {
        return String.join("\n", templates);
    }

    /// The same, seen so often.
    Representative seen(long times) {
        return new Representative(key, types, generic, templates, telling, frames, times);
    }

    /// Whether a frame of the application has a trustworthy name.
    boolean hasApp() {
        return frames.stream().anyMatch(Representative::isApp);
    }

    /// A function of the application by a trustworthy name.
    static boolean isApp(FrameToken frame) {
        return frame.role() == Role.APP && !frame.weak();
    }

    /// The application's function nearest to the crash that is no mere reporter; null without one.
    @Nullable
    String crash() {
        for (FrameToken frame : frames) {
            if (isApp(frame) && !frame.reporter()) {
                return frame.text();
            }
        }
        return null;
    }
}
