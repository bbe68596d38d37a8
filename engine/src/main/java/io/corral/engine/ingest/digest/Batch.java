package io.corral.engine.ingest.digest;

import io.corral.store.Watermark;
import io.corral.store.WorkQueue.Queued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Entries that are read and committed together.
///
/// @param entries in order, at least one
/// @param digested what is to be stored of them; nothing of those every store has
/// @param givenUp those that failed too often
record Batch(List<Queued> entries, List<Digested> digested, List<Queued> givenUp) {

    /// The position of the last entry.
    Watermark upTo() {
        return entries.getLast().position();
    }

    /// Each entry alone.
    List<Batch> singles() {
        List<Batch> singles = new ArrayList<>(entries.size());
        for (Queued entry : entries) {
            singles.add(new Batch(List.of(entry),
                    digested.stream().filter(each -> each.position().equals(entry.position()))
                            .toList(),
                    givenUp.contains(entry) ? List.of(entry) : List.of()));
        }
        return singles;
    }

    /// The same, all of it given up.
    Batch abandoned() {
        return new Batch(entries, List.of(), entries);
    }

    /// The same with entries that were digested again, at their places.
    Batch with(DigestWorkers.Result again) {
        Map<Watermark, Digested> renewed = new HashMap<>();
        again.digested().forEach(each -> renewed.put(each.position(), each));
        Set<Watermark> failed = again.failed().stream().map(Queued::position)
                .collect(Collectors.toSet());
        List<Digested> kept = digested.stream()
                .filter(each -> !failed.contains(each.position()))
                .map(each -> renewed.getOrDefault(each.position(), each)).toList();
        List<Queued> given = new ArrayList<>(givenUp);
        given.addAll(again.failed());
        return new Batch(entries, kept, given);
    }

    /// Blobs of large bodies that nothing needs once the batch is done.
    List<String> spentBlobs() {
        return entries.stream().filter(entry -> !givenUp.contains(entry))
                .map(entry -> entry.entry().blob()).filter(Objects::nonNull).toList();
    }
}
