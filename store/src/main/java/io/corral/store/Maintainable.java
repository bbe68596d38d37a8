package io.corral.store;

/// A store that wants regular upkeep: checkpoints, truncated logs, statistics.
public interface Maintainable {

    /// Does what is due now. Safe at any time from any thread; meant for about once a minute.
    void maintain();
}
