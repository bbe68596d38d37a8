package io.corral.tools.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// How long somebody is ready to wait for a server that wants to be asked less often.
///
/// @param waitMax all waiting together; what would take longer fails as it does without patience
/// @param concurrentMax requests at once
/// @param sleeper waits
/// @param notice is told, in a sentence, when waiting takes longer than a moment
public record Patience(Duration waitMax, int concurrentMax, InstantSource clock, Sleeper sleeper,
        Consumer<String> notice) {

    /// Waits; tests wait without time going by.
    @FunctionalInterface
    public interface Sleeper {
        /// Comes back after so long.
        void sleep(Duration length) throws InterruptedException;
    }

    /// Waits in real time.
    public static Patience of(Duration waitMax, int concurrentMax, Consumer<String> notice) {
        return new Patience(waitMax, concurrentMax, InstantSource.system(),
                length -> Thread.sleep(length), notice);
    }
}
