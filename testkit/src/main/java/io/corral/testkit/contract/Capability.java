package io.corral.testkit.contract;

/// What an adapter may lack. A contract asks; true is the default.
public enum Capability {
    /// What was acknowledged is there after closing and opening again.
    RESTART
}
