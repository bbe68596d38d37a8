package io.corral.server.bound;

import com.github.luben.zstd.ZstdDictTrainer;
import org.jspecify.annotations.Nullable;

/// Trains one dictionary from the first payloads that come by. Thread-safe, guarded by itself.
final class Dictionary {

    private static final int SAMPLE_BYTES = 4 * 1024 * 1024;
    private static final int DICTIONARY_BYTES = 110 * 1024;

    private final ZstdDictTrainer trainer = new ZstdDictTrainer(SAMPLE_BYTES, DICTIONARY_BYTES);
    private byte @Nullable [] trained;

    /// Takes a payload as a sample while there is no dictionary.
    ///
    /// @return the dictionary; null while it has not seen enough
    synchronized byte @Nullable [] offer(byte[] payload) {
        if (trained == null && !trainer.addSample(payload)) {
            trained = trainer.trainSamples();
        }
        return trained;
    }
}
