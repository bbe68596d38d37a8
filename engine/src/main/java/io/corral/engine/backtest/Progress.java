package io.corral.engine.backtest;

/// How far a trial is.
///
/// @param events read so far
/// @param expected how many there are, about
/// @param distinct of those read, how many had to be grouped because none like them was before
public record Progress(long events, long expected, long distinct) {

    /// Nothing was read yet.
    public static final Progress NONE = new Progress(0, 0, 0);

    /// Of a hundred parts; below 100 as long as events are read.
    public int percent() {
        return expected <= 0 ? 0 : (int) Math.min(99, 100 * events / expected);
    }
}
