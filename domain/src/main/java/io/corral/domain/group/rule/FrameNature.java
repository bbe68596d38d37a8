package io.corral.domain.group.rule;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// What is known of a frame before any rule.
///
/// @param own it is the application's
/// @param category what rules may call it by before any of them named it; null without
public record FrameNature(boolean own, @Nullable String category) {

    /// Says so of frames.
    @FunctionalInterface
    public interface Judge {

        /// What is known of a frame of an event of a platform.
        FrameNature of(Frame frame, String platform);
    }
}
