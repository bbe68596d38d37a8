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

    /// Whether the frame is the application's own code.
    public static boolean isApp(Frame frame, String platform) {
        Frame bounded = Names.bounded(frame);
        return classify(bounded, Languages.of(bounded, platform)).role() == Role.APP;
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
