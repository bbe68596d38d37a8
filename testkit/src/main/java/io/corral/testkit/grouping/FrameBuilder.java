package io.corral.testkit.grouping;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds one frame; what is not set is absent. Owned by one thread.
final class FrameBuilder {

    private @Nullable String filename;
    private @Nullable String absPath;
    private @Nullable String module;
    private @Nullable String function;
    private @Nullable String rawFunction;
    private @Nullable String packageName;
    private @Nullable String address;
    private @Nullable Integer line;
    private @Nullable Integer column;
    private @Nullable Boolean inApp;
    private boolean alwaysSaid;

    FrameBuilder function(@Nullable String name) {
        function = name;
        return this;
    }

    FrameBuilder raw(@Nullable String name) {
        rawFunction = name;
        return this;
    }

    FrameBuilder file(@Nullable String name, @Nullable String absolute) {
        filename = name;
        absPath = absolute;
        return this;
    }

    FrameBuilder module(@Nullable String name) {
        module = name;
        return this;
    }

    FrameBuilder image(@Nullable String name, @Nullable String at) {
        packageName = name;
        address = at;
        return this;
    }

    FrameBuilder inApp(@Nullable Boolean verdict) {
        inApp = verdict;
        return this;
    }

    /// The verdict is sent by every version and setting of the SDK.
    FrameBuilder inAppAlways(boolean verdict) {
        inApp = verdict;
        alwaysSaid = true;
        return this;
    }

    /// Sets the line unless one is set.
    FrameBuilder line(int number) {
        line = line == null ? Integer.valueOf(number) : line;
        return this;
    }

    FrameBuilder position(int lineNumber, int columnNumber) {
        line = lineNumber;
        column = columnNumber;
        return this;
    }

    Frame build(boolean inAppSent) {
        return new Frame(
                filename, absPath, module, function, rawFunction, line, column, null, List.of(),
                List.of(), (inAppSent || alwaysSaid) ? inApp : null, Map.of(), packageName, null,
                address, null);
    }
}
