package io.corral.store.embedded.event;

import com.dynatrace.hash4j.hashing.HashSink;
import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.store.event.EventField;
import io.corral.store.event.EventRow.Stack;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which stacks the table `stack` holds, as far as remembered. Events of one issue mostly share
/// their frames, so rows name a stack by the hash of its values. What is forgotten here is written
/// again, which costs space but nothing else. Owned by the writer.
final class StackTable {

    /// Fields that stand in the table, in the order of its columns.
    static final Set<EventField> FIELDS = EnumSet.range(
            EventField.STACK_FILENAME, EventField.STACK_IN_APP);

    private static final int KNOWN_MAX = 50_000;

    private final Map<Long, Boolean> known = new LinkedHashMap<>(1024, 0.75f, true);
    private final Set<Long> uncommitted = new HashSet<>();

    /// Whether a field's values stand in the table.
    static boolean holds(EventField field) {
        return FIELDS.contains(field);
    }

    /// The number of a stack that is not empty.
    static long id(Stack stack) {
        var hash = Hashing.xxh3_64().hashStream();
        putTexts(hash, stack.filenames());
        putTexts(hash, stack.functions());
        putTexts(hash, stack.modules());
        putTexts(hash, stack.absolutePaths());
        putTexts(hash, stack.packages());
        hash.putOrderedIterable(stack.inApp(), (flag, sink) -> sink.putBoolean(flag));
        return hash.getAsLong();
    }

    /// Whether the stack has to be written; from then on it counts as written in this transaction.
    boolean isNew(long id) {
        return known.get(id) == null && uncommitted.add(id);
    }

    /// The transaction is durable.
    void committed() {
        uncommitted.forEach(id -> known.put(id, Boolean.TRUE));
        uncommitted.clear();
        var eldest = known.keySet().iterator();
        while (known.size() > KNOWN_MAX && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }

    /// The transaction was undone.
    void rolledBack() {
        uncommitted.clear();
    }

    /// Rows were deleted, perhaps the last ones of some stacks.
    void forget() {
        known.clear();
    }

    private static void putTexts(HashSink hash, List<String> texts) {
        hash.putOrderedIterable(texts, (text, sink) -> sink.putString(text));
    }
}
