package io.corral.store.event;

import org.jspecify.annotations.Nullable;

/// A question about tags: which keys there are, or which values of one key, most frequent first.
///
/// @param key whose values are asked for; null for each key with its most frequent values
/// @param keysMax keys at most; of interest only without a key
/// @param valuesMax values at most of each key; 0 to count only
public record TagQuery(
        EventScope scope,
        EventPredicate where,
        @Nullable String key,
        int keysMax,
        int valuesMax) {}
