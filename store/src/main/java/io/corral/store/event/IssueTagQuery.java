package io.corral.store.event;

/// A question about the tags of many issues at once: of each issue each key with its most frequent
/// values. Tags that are columns are not asked for; see [PromotedTag].
///
/// @param valuesMax values at most of each key of an issue
/// @param rowsMax values at most in all; where there are more, the less frequent ones of each key
///     are left out first
/// @param keysVersion the key table must be at least of this version
public record IssueTagQuery(
        EventScope scope, EventPredicate where, int valuesMax, int rowsMax,
        long keysVersion) {}
