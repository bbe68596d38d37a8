package io.corral.domain.issue;

/// What comes of an [IssueUpdate].
public sealed interface UpdateDecision {
    /// To be applied; may hold no step when everything is already as wanted.
    record Accepted(IssueEdit edit) implements UpdateDecision {}

    /// Not possible.
    ///
    /// @param field of the request body
    /// @param message for the caller
    record Refused(String field, String message) implements UpdateDecision {}
}
