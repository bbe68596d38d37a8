package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Any language without a table of its own: paths that package managers use, names as they are.
final class OtherFrames implements Language {

    private static final Verdict PACKAGE = Verdict.library("in a package directory");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame);
        boolean installed = path.contains("/node_modules/") || path.contains("/site-packages/")
                || path.contains("/vendor/") || path.contains("/.cargo/")
                || path.contains("/.pub-cache/") || path.contains("/usr/lib/")
                || path.contains("/usr/share/");
        return installed ? PACKAGE : null;
    }

    @Override
    public FrameName name(Frame frame) {
        String module = frame.module();
        String unit = module == null || module.isEmpty() ? Names.stem(frame) : module;
        String function = frame.function();
        return function == null || Names.isUnnamed(function)
                ? FrameName.weak(unit, "unnamed")
                : FrameName.of(unit, function);
    }
}
