package io.corral.domain.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One exception of an event's chain (Sentry "Exception Interface"). In a chain the outermost
/// stands
/// last; the one thrown first stands first.
///
/// @param type class name
/// @param value its message
/// @param module package of the class
/// @param threadId thread that raised it, as text
/// @param mechanism how it came to be reported
/// @param stackTrace where it was raised
/// @param rawStackTrace the stack before symbolication
public record ExceptionValue(
        @Nullable String type,
        @Nullable String value,
        @Nullable String module,
        @Nullable String threadId,
        @Nullable Mechanism mechanism,
        @Nullable StackTrace stackTrace,
        @Nullable StackTrace rawStackTrace) {

    /// An exception with nothing but type, message and stack.
    public static ExceptionValue of(
            @Nullable String type, @Nullable String value, @Nullable StackTrace stackTrace) {
        return new ExceptionValue(type, value, null, null, null, stackTrace, null);
    }

    /// How the SDK caught the exception.
    ///
    /// @param type name of the integration, for example `onerror`
    /// @param handled false when nothing in the application caught it; null when unknown
    /// @param synthetic the type was made up by the SDK, so it says nothing about the error
    /// @param exceptionId number of this exception in the event's tree (RFC 79)
    /// @param parentId number of the exception that holds it
    /// @param exceptionGroup it only bundles others
    /// @param source the attribute of the parent that held it
    /// @param all everything the SDK sent, JSON values
    public record Mechanism(
            @Nullable String type,
            @Nullable Boolean handled,
            boolean synthetic,
            @Nullable Integer exceptionId,
            @Nullable Integer parentId,
            boolean exceptionGroup,
            @Nullable String source,
            Map<String, @Nullable Object> all) {}
}
