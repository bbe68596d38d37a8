package io.corral.protocol.envelope;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/// Counts the items of one envelope against the limits; shared by both readers so that they agree.
/// Owned by one reader.
final class ItemTally {

    private final ItemLimits limits;
    private final EnumMap<ItemKind, Integer> counts = new EnumMap<>(ItemKind.class);
    private final EnumMap<ItemKind, Long> bytes = new EnumMap<>(ItemKind.class);
    private int items;

    ItemTally(ItemLimits limits) {
        this.limits = limits;
    }

    /// Counts an item by its header; what is wrong with having it, or null.
    @Nullable
    EnvelopeProblem begin(ItemHeader header) {
        ItemKind kind = header.kind();
        items++;
        int count = counts.merge(kind.budget(), 1, Integer::sum);
        if (items > limits.itemsMax() || count > limits.of(kind.budget()).countMax()) {
            return EnvelopeProblem.ITEMS_TOO_MANY;
        }
        if (counts.containsKey(ItemKind.EVENT) && counts.containsKey(ItemKind.TRANSACTION)) {
            return EnvelopeProblem.EVENT_WITH_TRANSACTION;
        }
        Long length = header.length();
        return length == null ? null : checkSize(kind, length);
    }

    /// What is wrong with a payload of this kind having at least this size, or null.
    @Nullable
    EnvelopeProblem checkSize(ItemKind kind, long size) {
        long before = bytes.getOrDefault(kind.budget(), 0L);
        boolean tooLarge = size > limits.of(kind).bytesMax()
                || size > limits.of(kind.budget()).bytesTogetherMax() - before;
        return tooLarge ? EnvelopeProblem.ITEM_TOO_LARGE : null;
    }

    /// Counts the bytes of a payload that was read to its end.
    void end(ItemKind kind, long size) {
        bytes.merge(kind.budget(), size, Long::sum);
    }
}
