package io.corral.store;

import io.corral.store.WorkQueue.Attempted;
import java.util.ArrayList;
import java.util.List;

/// How often which entries of a partition were tried: disjoint ranges in order, neighbours of equal
/// count joined. Shared by the adapters of [WorkQueue].
///
/// @param ranges disjoint and in order
public record AttemptRanges(List<Attempted> ranges) {

    /// Nothing was tried.
    public static final AttemptRanges NONE = new AttemptRanges(List.of());

    public AttemptRanges {
        ranges = List.copyOf(ranges);
    }

    /// One more attempt for each of `first..last`, whatever was tried before.
    public AttemptRanges begin(long first, long last) {
        if (first > last) {
            throw new IllegalArgumentException("range %d..%d is empty".formatted(first, last));
        }
        List<Attempted> result = new ArrayList<>();
        long next = first;
        for (Attempted range : ranges) {
            addPart(result, range.first(), Math.min(range.last(), first - 1), range.count());
            if (range.last() >= first && range.first() <= last) {
                addPart(result, next, range.first() - 1, 1);
                long from = Math.max(range.first(), first);
                long to = Math.min(range.last(), last);
                addPart(result, from, to, next(range.count()));
                next = to + 1;
            } else if (range.first() > last) {
                addPart(result, next, last, 1);
                next = last + 1;
            }
            addPart(result, Math.max(range.first(), last + 1), range.last(), range.count());
        }
        addPart(result, next, last, 1);
        return new AttemptRanges(result);
    }

    private static int next(int count) {
        return count == Attempted.GIVEN_UP ? count : count + 1;
    }

    /// The same with one entry marked as given up.
    public AttemptRanges giveUp(long sequence) {
        List<Attempted> result = new ArrayList<>();
        List<Attempted> others = without(sequence).ranges;
        others.stream().filter(range -> range.last() < sequence).forEach(
                range -> addPart(result, range.first(), range.last(), range.count()));
        addPart(result, sequence, sequence, Attempted.GIVEN_UP);
        others.stream().filter(range -> range.first() > sequence).forEach(
                range -> addPart(result, range.first(), range.last(), range.count()));
        return new AttemptRanges(result);
    }

    /// What remains when everything up to a sequence is done.
    public AttemptRanges advance(long applied) {
        List<Attempted> result = new ArrayList<>();
        for (Attempted range : ranges) {
            addPart(result, Math.max(range.first(), applied + 1), range.last(), range.count());
        }
        return new AttemptRanges(result);
    }

    /// What remains when one entry has left the queue.
    public AttemptRanges without(long sequence) {
        List<Attempted> result = new ArrayList<>();
        for (Attempted range : ranges) {
            addPart(result, range.first(), Math.min(range.last(), sequence - 1), range.count());
            addPart(result, Math.max(range.first(), sequence + 1), range.last(), range.count());
        }
        return new AttemptRanges(result);
    }

    private static void addPart(List<Attempted> parts, long first, long last, int count) {
        if (first > last) {
            return;
        }
        if (!parts.isEmpty()) {
            Attempted previous = parts.getLast();
            if (previous.count() == count && previous.last() + 1 == first) {
                parts.set(parts.size() - 1, new Attempted(previous.first(), last, count));
                return;
            }
        }
        parts.add(new Attempted(first, last, count));
    }
}
