package io.corral.server.ui.issue.event;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a frame is called and where it is.
final class FramePlace {

    /// Platforms whose functions are named together with their module.
    private static final Set<String> WITH_MODULES = Set.of(
            "java", "csharp", "python", "ruby", "elixir", "perl", "go", "php");

    private FramePlace() {}

    /// Its name.
    ///
    /// @param original the name before demangling, where there is one
    static String function(Frame frame, boolean original) {
        String raw = frame.rawFunction();
        if (original && raw != null) {
            return raw;
        }
        String function = frame.function() != null ? frame.function() : raw;
        return function == null || function.isBlank() ? "<anonymous>" : function;
    }

    /// File with line and column, else the address of the instruction; may be empty.
    static String of(Frame frame) {
        String file = file(frame);
        if (file == null) {
            return frame.instructionAddress() == null ? "" : frame.instructionAddress();
        }
        if (frame.line() == null) {
            return file;
        }
        return file + ":" + frame.line() + (frame.column() == null ? "" : ":" + frame.column());
    }

    private static @Nullable String file(Frame frame) {
        return frame.filename() != null ? frame.filename() : frame.absPath();
    }

    /// Package, class or library; empty where it says nothing new.
    static String module(Frame frame, String platform) {
        String own = frame.platform() == null ? platform : frame.platform();
        String module = frame.module();
        if (module != null && (file(frame) == null || WITH_MODULES.contains(own))) {
            return module;
        }
        String library = frame.packageName();
        if (library == null) {
            return "";
        }
        int slash = Math.max(library.lastIndexOf('/'), library.lastIndexOf('\\'));
        return library.substring(slash + 1);
    }
}
