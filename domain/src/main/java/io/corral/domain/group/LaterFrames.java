package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// A language as version 2 of the algorithm knows it: what it learned since version 1 comes first,
/// all else is as it was.
record LaterFrames(Language first, Lesson lesson) implements Language {

    /// What was learned about one family of languages. Implementations are stateless.
    interface Lesson {
        /// Whose code the frame is; null to ask version 1.
        @Nullable
        Verdict verdict(Frame frame);

        /// The names that count, made from those of version 1.
        FrameName name(Frame frame, FrameName first);

        /// The library a frame belongs to, given what version 1 says.
        default @Nullable String library(Frame frame, @Nullable String first) {
            return first;
        }
    }

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        Verdict learned = lesson.verdict(frame);
        if (learned != null && learned.decisive()) {
            return learned;
        }
        Verdict known = first.verdict(frame);
        return known != null && (learned == null || known.decisive()) ? known : learned;
    }

    @Override
    public FrameName name(Frame frame) {
        return lesson.name(frame, first.name(frame));
    }

    @Override
    public @Nullable String library(Frame frame) {
        return lesson.library(frame, first.library(frame));
    }

    @Override
    public boolean librariesBesideWeakFrames() {
        return first.librariesBesideWeakFrames();
    }
}
