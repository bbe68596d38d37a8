package io.corral.engine.ingest.digest;

import java.util.function.Consumer;

/// A failure that repeats: said at the first time and ever more rarely then, so that a full disk is
/// not filled with its own complaints. Owned by one thread.
final class Complaint {

    private final Consumer<String> log;
    private long times;

    Complaint(Consumer<String> log) {
        this.log = log;
    }

    /// It failed again.
    void repeat(String sentence) {
        times++;
        if (Long.bitCount(times) == 1) {
            log.accept(times == 1 ? sentence : sentence + " (" + times + " times)");
        }
    }

    /// It works again.
    void end() {
        if (times > 1) {
            log.accept("it works again after " + times + " attempts");
        }
        times = 0;
    }
}
