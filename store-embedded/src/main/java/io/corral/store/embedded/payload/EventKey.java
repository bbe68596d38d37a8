package io.corral.store.embedded.payload;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;

/// What makes an event the same event: its id within its project.
record EventKey(ProjectId project, EventId id) {

    /// Well mixed bits of the whole key.
    long hash() {
        return mix(mix(id.low() ^ 0xD1B54A32D192ED03L * project.value()) + id.high());
    }

    /// Bits that go with a hash but do not resemble it.
    static long companion(long hash) {
        return mix(hash + 0x9E3779B97F4A7C15L) | 1;
    }

    /// The finalizer of MurmurHash3 for 64 bits.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
