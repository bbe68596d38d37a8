package io.corral.protocol.triage;

/// Why a part of a product context was left out.
///
/// @param field path of the part, such as `flows[2].patterns`
/// @param reason what was expected, and what was found
public record ContextProblem(String field, String reason) {}
