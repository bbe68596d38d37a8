package io.corral.domain.health;

/// Sessions by how they went; each in one number only.
///
/// @param sessions that began
/// @param errored neither unhandled nor abnormal nor crashed
public record HealthCounts(
        long sessions, long errored, long unhandled, long abnormal, long crashed) {

    /// No sessions.
    public static final HealthCounts NONE = new HealthCounts(0, 0, 0, 0, 0);

    /// Sessions to which nothing happened. Never negative: a session may go wrong before Corral
    /// hears that it began.
    public long healthy() {
        return Math.max(0, sessions - errored - unhandled - abnormal - crashed);
    }

    /// How many of a status.
    public long of(SessionStatus status) {
        return switch (status) {
            case HEALTHY -> healthy();
            case ERRORED -> errored;
            case UNHANDLED -> unhandled;
            case ABNORMAL -> abnormal;
            case CRASHED -> crashed;
        };
    }

    /// Both together.
    public HealthCounts plus(HealthCounts other) {
        return new HealthCounts(sessions + other.sessions, errored + other.errored,
                unhandled + other.unhandled, abnormal + other.abnormal, crashed + other.crashed);
    }

    /// The same with more of a status.
    public HealthCounts plus(SessionStatus status, long count) {
        return switch (status) {
            case HEALTHY -> this;
            case ERRORED -> plus(new HealthCounts(0, count, 0, 0, 0));
            case UNHANDLED -> plus(new HealthCounts(0, 0, count, 0, 0));
            case ABNORMAL -> plus(new HealthCounts(0, 0, 0, count, 0));
            case CRASHED -> plus(new HealthCounts(0, 0, 0, 0, count));
        };
    }

    /// Sessions that did not crash, out of all.
    public Proportion crashFree() {
        return Proportion.without(crashed, sessions);
    }
}
