package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Decides whose code a frame is. An unmistakable name wins; then the SDK's `in_app`; then a
/// likely name; and a frame of which nothing is known is the application's.
public final class FrameClassifier {

    private static final Verdict SAID_APP =
            new Verdict(Role.APP, "the SDK says it is the application's", true);
    private static final Verdict SAID_LIBRARY =
            new Verdict(Role.LIBRARY, "the SDK says it is not the application's", true);
    private static final Verdict UNKNOWN = new Verdict(Role.APP, "no library by its name", true);

    private FrameClassifier() {}

    /// Whether the frame is the application's own code, as the newest version knows.
    public static boolean isApp(Frame frame, String platform) {
        return isApp(frame, platform, Algorithm.SECOND);
    }

    /// The same as a version of the algorithm knows.
    static boolean isApp(Frame frame, String platform, Algorithm algorithm) {
        Frame bounded = Names.bounded(frame);
        Language language = Languages.of(bounded, platform, algorithm);
        return classify(bounded, language).role() == Role.APP;
    }

    static Verdict classify(Frame frame, Language language) {
        Verdict byName = language.verdict(frame);
        if (byName != null && byName.decisive()) {
            return byName;
        }
        @Nullable
        Boolean said = frame.inApp();
        if (said != null && said) {
            return SAID_APP;
        }
        if (byName != null) {
            return byName;
        }
        return said == null ? UNKNOWN : SAID_LIBRARY;
    }
}
