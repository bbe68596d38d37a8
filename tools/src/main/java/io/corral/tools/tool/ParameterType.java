package io.corral.tools.tool;

/// What values of a parameter look like.
public enum ParameterType {
    /// Any text.
    TEXT,
    /// Several texts.
    TEXTS,
    /// A whole number, not negative.
    INTEGER,
    /// There or not.
    FLAG,
    /// One of the choices.
    CHOICE
}
