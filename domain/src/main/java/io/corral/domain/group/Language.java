package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// What is known of one family of languages: whose code a name belongs to, and what of a name is
/// worth keeping. Implementations are stateless.
interface Language {

    /// Whose code the frame is, judged by its names alone; null when they do not tell.
    @Nullable
    Verdict verdict(Frame frame);

    /// The names that count.
    FrameName name(Frame frame);

    /// The library a frame belongs to, so that a library's inner calls can be left out; null when
    /// its names do not tell.
    default @Nullable String library(Frame frame) {
        String module = frame.module();
        return module == null || module.isEmpty() ? null : Names.firstWords(module, '.', 2);
    }

    /// Whether frames of libraries still help when the application's frames are weak.
    default boolean librariesBesideWeakFrames() {
        return true;
    }
}
