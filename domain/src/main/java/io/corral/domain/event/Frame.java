package io.corral.domain.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One frame of a stack trace, as the SDK sent it (Sentry "Stack Trace Interface").
///
/// @param filename path relative to the project, or a URL
/// @param absPath absolute path or URL
/// @param module package, class or module name
/// @param function function name, perhaps demangled; null when unknown
/// @param rawFunction name before demangling or trimming
/// @param line line number from 1; null when unknown
/// @param column column number from 1; null when unknown
/// @param contextLine the source line itself
/// @param preContext lines before it
/// @param postContext lines after it
/// @param inApp what the SDK said; null when it said nothing
/// @param vars local variables, JSON values
/// @param packageName library, jar or dynamic image the frame is in
/// @param platform platform of this frame where it differs from the event's
/// @param instructionAddress address of the instruction, hex as sent
/// @param symbolAddress address of the symbol, hex as sent
public record Frame(
        @Nullable String filename,
        @Nullable String absPath,
        @Nullable String module,
        @Nullable String function,
        @Nullable String rawFunction,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String contextLine,
        List<String> preContext,
        List<String> postContext,
        @Nullable Boolean inApp,
        Map<String, @Nullable Object> vars,
        @Nullable String packageName,
        @Nullable String platform,
        @Nullable String instructionAddress,
        @Nullable String symbolAddress) {

    /// A frame that only names a module, a file and a function; mostly for tests.
    public static Frame of(
            @Nullable String module, @Nullable String filename, @Nullable String function) {
        return new Frame(
                filename, null, module, function, null, null, null, null, List.of(), List.of(),
                null, Map.of(), null, null, null, null);
    }

    /// The same frame with another verdict on being the application's own code.
    public Frame withInApp(@Nullable Boolean verdict) {
        return new Frame(
                filename, absPath, module, function, rawFunction, line, column, contextLine,
                preContext, postContext, verdict, vars, packageName, platform,
                instructionAddress, symbolAddress);
    }
}
