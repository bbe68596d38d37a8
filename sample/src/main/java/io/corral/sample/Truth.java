package io.corral.sample;

/// Which bug an event really comes from. Never part of the payload.
///
/// @param bug name of the bug, unique over all projects
/// @param kind what a person would call it
public record Truth(String bug, BugKind kind) {}
