package io.corral.server.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was opened together and is closed together, in the opposite order. A part that cannot be
/// closed does not keep the others open.
final class OpenParts implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /// Remembers a part.
    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /// All that are open, the newest first.
    List<AutoCloseable> all() {
        return List.copyOf(parts);
    }

    /// Closes everything after a failure, to which what goes wrong then is added.
    void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        @Nullable
        IllegalStateException failure = null;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                var next = new IllegalStateException(
                        part.getClass().getSimpleName() + " could not be closed", e);
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
