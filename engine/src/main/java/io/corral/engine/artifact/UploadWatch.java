package io.corral.engine.artifact;

import java.util.concurrent.atomic.AtomicLong;

/// Counts changes of what is uploaded, so that readers know when what they remember is old.
/// Thread-safe.
public final class UploadWatch {

    private final AtomicLong changes = new AtomicLong();

    /// How many changes there were.
    public long changes() {
        return changes.get();
    }

    /// Notes a change that is durable by now.
    public void changed() {
        changes.incrementAndGet();
    }
}
