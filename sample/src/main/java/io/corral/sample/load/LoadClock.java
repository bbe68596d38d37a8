package io.corral.sample.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/// Writes the current second with random milliseconds, formatting each second only once.
final class LoadClock {

    /// Length of `2026-11-22T21:30:00.123Z`.
    static final int ISO_LENGTH = 24;
    /// Length of `1795383000.123`.
    static final int EPOCH_LENGTH = 14;

    private static final int ISO_SECONDS_LENGTH = 19;
    private static final int EPOCH_SECONDS_LENGTH = 10;

    private final InstantSource source;
    private long second = Long.MIN_VALUE;
    private byte[] iso = new byte[ISO_LENGTH];
    private byte[] epoch = new byte[EPOCH_LENGTH];

    LoadClock(InstantSource source) {
        this.source = source;
    }

    /// Reads the time, once per event.
    void tick() {
        long now = Math.floorDiv(source.millis(), 1000);
        if (now == second) {
            return;
        }
        second = now;
        String text = DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochSecond(now));
        iso = (text.substring(0, ISO_SECONDS_LENGTH) + ".000Z").getBytes(StandardCharsets.US_ASCII);
        epoch = (now + ".000").getBytes(StandardCharsets.US_ASCII);
    }

    void writeIso(byte[] event, int offset, RandomGenerator random) {
        System.arraycopy(iso, 0, event, offset, ISO_LENGTH);
        writeMillis(event, offset + ISO_SECONDS_LENGTH + 1, random);
    }

    void writeEpoch(byte[] event, int offset, RandomGenerator random) {
        System.arraycopy(epoch, 0, event, offset, EPOCH_LENGTH);
        writeMillis(event, offset + EPOCH_SECONDS_LENGTH + 1, random);
    }

    private static void writeMillis(byte[] event, int offset, RandomGenerator random) {
        int millis = random.nextInt(1000);
        event[offset] = (byte) ('0' + millis / 100);
        event[offset + 1] = (byte) ('0' + millis / 10 % 10);
        event[offset + 2] = (byte) ('0' + millis % 10);
    }
}
