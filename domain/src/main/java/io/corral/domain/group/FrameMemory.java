package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// The last readings of frames: most frames of an event were in one before it. What is answered
/// never depends on what is remembered, only how fast.
///
/// Every frame has a first place and the one beside it; what is new takes the first place, and what
/// was there the second. Names that were chosen to meet in one place cost what they would cost
/// without a memory. Places and the length of names and texts in them are bounded, some ten
/// megabytes at worst.
/// Threads share it without locks: a reading is immutable, and a place that another thread changed
/// meanwhile holds some reading or none.
final class FrameMemory {

    private static final int PLACES = 1 << 12;
    private static final int CHARACTERS_MAX = 400;

    private final @Nullable FrameReading[] places = new FrameReading[PLACES];

    /// The reading of a frame.
    ///
    /// @param frame with names of bounded length
    /// @param ofEvent the event's platform
    FrameReading read(Frame frame, String ofEvent, Algorithm algorithm) {
        String platform = FrameReading.platform(frame, ofEvent);
        int place = place(frame, algorithm);
        FrameReading first = places[place];
        if (first != null && first.isOf(frame, platform, algorithm)) {
            return first;
        }
        FrameReading second = places[place ^ 1];
        if (second != null && second.isOf(frame, platform, algorithm)) {
            return second;
        }
        FrameReading read = FrameReading.of(frame, platform, algorithm);
        if (characters(frame) + platform.length() <= CHARACTERS_MAX
                && read.text().length() <= CHARACTERS_MAX) {
            places[place] = read;
            places[place ^ 1] = first;
        }
        return read;
    }

    private static int place(Frame frame, Algorithm algorithm) {
        int hash = hash(frame.function());
        hash = 31 * hash + hash(frame.module());
        hash = 31 * hash + hash(frame.absPath());
        hash = 31 * hash + hash(frame.filename());
        hash = 31 * hash + (algorithm.isSecond() ? 1 : 0);
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }

    private static int hash(@Nullable String name) {
        return name == null ? 0 : name.hashCode();
    }

    private static int characters(Frame frame) {
        return length(frame.function()) + length(frame.module()) + length(frame.absPath())
                + length(frame.filename()) + length(frame.packageName())
                + length(frame.platform());
    }

    private static int length(@Nullable String name) {
        return name == null ? 0 : name.length();
    }
}
