package io.corral.domain.group;

/// Whose code a frame is.
public enum Role {
    /// The application's own code: the best evidence.
    APP,
    /// Code the application brought along: frameworks, packages, other people's scripts.
    LIBRARY,
    /// The language's standard library, the engine or the operating system.
    RUNTIME,
    /// Machinery that appears and disappears without the error changing: SDK and telemetry,
    /// polyfills, reflection, proxies, async glue, throwing machinery. Never counts.
    NOISE
}
