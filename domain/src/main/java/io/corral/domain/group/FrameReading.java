package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the names of a frame tell, whatever event it is in and whatever rules say of it. Languages
/// are shown the names alone, so nothing else of a frame can make a difference.
///
/// @param names the frame without anything but its names
/// @param platform its own, else the event's
/// @param verdict whose code it is without rules
/// @param text what counts of it in keys
/// @param library the library it would belong to; null when unknown
/// @param librariesBesideWeak as its language says
/// @param decorates it is a function that a decorator puts around another one
/// @param passes it only hands a call on
/// @param loops it waits for events and calls back
record FrameReading(
        Frame names, String platform, Algorithm algorithm, Verdict verdict, FrameName name,
        String text, @Nullable String library, boolean librariesBesideWeak, boolean decorates,
        boolean passes, boolean loops) {

    /// @param frame with names of bounded length
    static FrameReading of(Frame frame, String platform, Algorithm algorithm) {
        Frame names = namesOf(frame);
        Language language = Languages.of(names, platform, algorithm);
        FrameName name = language.name(names);
        boolean second = algorithm.isSecond();
        return new FrameReading(names, platform, algorithm,
                FrameClassifier.classify(names, language), name, name.token(),
                language.library(names), language.librariesBesideWeakFrames(),
                second ? Reporters.isLaterDecorator(name) : Reporters.isDecorator(name),
                second && (PassThrough.is(name, names) || GeneratedFiles.is(names)),
                second && EventLoops.is(names));
    }

    private static Frame namesOf(Frame frame) {
        return new Frame(
                frame.filename(), frame.absPath(), frame.module(), frame.function(), null, null,
                null, null, List.of(), List.of(), frame.inApp(), Map.of(), frame.packageName(),
                frame.platform(), null, null);
    }

    /// The platform whose language a frame is in.
    static String platform(Frame frame, String ofEvent) {
        String own = frame.platform();
        return own == null || own.isEmpty() ? ofEvent : own;
    }

    /// Whether it is the reading of this frame too.
    boolean isOf(Frame frame, String ofPlatform, Algorithm version) {
        return algorithm == version && platform.equals(ofPlatform) && sameNames(names, frame);
    }

    /// Whether two frames have the same names.
    static boolean sameNames(Frame one, Frame other) {
        return Objects.equals(one.function(), other.function())
                && Objects.equals(one.module(), other.module())
                && Objects.equals(one.filename(), other.filename())
                && Objects.equals(one.absPath(), other.absPath())
                && Objects.equals(one.inApp(), other.inApp())
                && Objects.equals(one.packageName(), other.packageName())
                && Objects.equals(one.platform(), other.platform());
    }
}
