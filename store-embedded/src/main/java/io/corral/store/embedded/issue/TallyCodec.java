package io.corral.store.embedded.issue;

import io.corral.domain.issue.SnoozeTally;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A [SnoozeTally] as bytes: events, then slots and users, each with their number in front.
final class TallyCodec {

    private static final int ENTRY_BYTES = 2 * Long.BYTES;

    private TallyCodec() {}

    static byte[] write(SnoozeTally tally) {
        int entries = tally.slots().size() + tally.users().size();
        ByteBuffer bytes = ByteBuffer.allocate(
                Long.BYTES + 2 * Integer.BYTES + entries * ENTRY_BYTES);
        bytes.putLong(tally.events()).putInt(tally.slots().size());
        tally.slots().forEach((slot, count) -> bytes.putLong(slot.getEpochSecond()).putLong(count));
        bytes.putInt(tally.users().size());
        tally.users().forEach((user, at) -> bytes.putLong(user).putLong(Columns.micros(at)));
        return bytes.array();
    }

    static SnoozeTally read(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        long events = bytes.getLong();
        Map<Instant, Long> slots = new HashMap<>();
        for (int i = bytes.getInt(); i > 0; i--) {
            slots.put(Instant.ofEpochSecond(bytes.getLong()), bytes.getLong());
        }
        Map<Long, Instant> users = new HashMap<>();
        for (int i = bytes.getInt(); i > 0; i--) {
            users.put(bytes.getLong(), Columns.time(bytes.getLong()));
        }
        return new SnoozeTally(events, slots, users);
    }
}
