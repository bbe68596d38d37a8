package io.corral.store;

/// A position in the work queue: everything up to and including it has been applied.
///
/// @param partition of the queue, from 0; embedded has only 0
/// @param sequence from 1, rising by entry; 0 before the first
public record Watermark(int partition, long sequence) {}
