package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// A message of a language's own runtime, in one wording for all engines and versions.
///
/// @param type the type all engines should have given; null keeps the event's
/// @param text the common wording
/// @param subject property, function or variable it is about; null when an engine does not say
record EngineError(@Nullable String type, String text, @Nullable String subject) {

    static EngineError of(@Nullable String type, String text) {
        return new EngineError(type, text, null);
    }

    static EngineError about(String type, String text, @Nullable String subject) {
        String named = subject == null || JavaScriptNames.isMinified(subject) ? null : subject;
        return new EngineError(type, named == null ? text : text + ": " + named, named);
    }
}
