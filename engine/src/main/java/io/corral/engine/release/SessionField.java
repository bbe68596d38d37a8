package io.corral.engine.release;

import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.UserKind;
import io.corral.store.health.HealthSum;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be asked about sessions (API reference 3.8): computed from one sum of them.
///
/// @param name as asked for
/// @param function word before the parenthesis
/// @param isOfUsers about users rather than sessions
record SessionField(String name, Function function, boolean isOfUsers) {

    private static final Pattern CALL = Pattern.compile("([a-z0-9_]+)\\(([a-z.]*)\\)");
    private static final double MILLIS = 1_000;

    /// The functions there are.
    enum Function {
        SUM,
        COUNT_UNIQUE,
        /// Shares of all sessions, or users.
        CRASH_RATE,
        CRASH_FREE_RATE,
        ERRORED_RATE,
        UNHANDLED_RATE,
        ABNORMAL_RATE,
        HEALTHY_RATE,
        ANR_RATE,
        FOREGROUND_ANR_RATE,
        /// Durations of sessions that ended well, in seconds.
        AVG,
        P50,
        P75,
        P90,
        P95,
        P99,
        MAX;

        private boolean isRate() {
            return ordinalIn(CRASH_RATE, FOREGROUND_ANR_RATE);
        }

        boolean isOfDurations() {
            return ordinalIn(AVG, MAX);
        }

        private boolean ordinalIn(Function first, Function last) {
            return compareTo(first) >= 0 && compareTo(last) <= 0;
        }
    }

    /// Reads a field; empty when there is none of that name.
    static Optional<SessionField> read(String name) {
        Matcher call = CALL.matcher(name.strip());
        if (!call.matches()) {
            return Optional.empty();
        }
        String argument = call.group(2);
        for (Function function : Function.values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(call.group(1))
                    && fits(function, argument)) {
                return Optional.of(
                        new SessionField(name.strip(), function, isOfUsers(function, argument)));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Function function, String argument) {
        return switch (function) {
            case SUM -> argument.equals("session");
            case COUNT_UNIQUE -> argument.equals("user");
            case CRASH_RATE, CRASH_FREE_RATE, ERRORED_RATE, UNHANDLED_RATE, ABNORMAL_RATE,
                    HEALTHY_RATE ->
                argument.equals("session") || argument.equals("user");
            case ANR_RATE, FOREGROUND_ANR_RATE -> argument.isEmpty();
            case AVG, P50, P75, P90, P95, P99, MAX -> argument.equals("session.duration");
        };
    }

    private static boolean isOfUsers(Function function, String argument) {
        return argument.equals("user") || function == Function.ANR_RATE
                || function == Function.FOREGROUND_ANR_RATE;
    }

    /// Whether its value makes sense for the sessions of one status.
    boolean suitsStatus() {
        return !function.isRate();
    }

    /// The value for a sum; null where there is none.
    Optional<Double> of(@Nullable HealthSum sum) {
        return switch (function) {
            case SUM -> Optional.of(sum == null ? 0.0 : sum.counts().sessions());
            case COUNT_UNIQUE -> Optional.of(sum == null ? 0.0 : sum.users(UserKind.ANY));
            case CRASH_RATE -> share(sum, SessionStatus.CRASHED);
            case CRASH_FREE_RATE -> share(sum, SessionStatus.CRASHED).map(rate -> 1 - rate);
            case ERRORED_RATE -> share(sum, SessionStatus.ERRORED);
            case UNHANDLED_RATE -> share(sum, SessionStatus.UNHANDLED);
            case ABNORMAL_RATE -> share(sum, SessionStatus.ABNORMAL);
            case HEALTHY_RATE -> share(sum, SessionStatus.HEALTHY);
            case ANR_RATE -> userShare(sum, UserKind.ANR);
            case FOREGROUND_ANR_RATE -> userShare(sum, UserKind.ANR_FOREGROUND);
            case AVG, P50, P75, P90, P95, P99, MAX -> duration(sum);
        };
    }

    /// The value for the sessions of one status.
    Optional<Double> of(@Nullable HealthSum sum, SessionStatus status) {
        return switch (function) {
            case SUM -> Optional.of(sum == null ? 0.0 : sum.counts().of(status));
            case COUNT_UNIQUE -> Optional.of(sum == null ? 0.0 : (double) users(sum, status));
            case AVG, P50, P75, P90, P95, P99, MAX ->
                status == SessionStatus.HEALTHY ? duration(sum) : Optional.empty();
            case CRASH_RATE, CRASH_FREE_RATE, ERRORED_RATE, UNHANDLED_RATE, ABNORMAL_RATE,
                    HEALTHY_RATE, ANR_RATE, FOREGROUND_ANR_RATE ->
                Optional.empty();
        };
    }

    private Optional<Double> share(@Nullable HealthSum sum, SessionStatus status) {
        if (sum == null) {
            return Optional.empty();
        }
        HealthCounts counts = sum.counts();
        long all = isOfUsers ? sum.users(UserKind.ANY) : counts.sessions();
        long some = isOfUsers ? users(sum, status) : counts.of(status);
        return all == 0 ? Optional.empty() : Optional.of(Math.min(1, (double) some / all));
    }

    private static Optional<Double> userShare(@Nullable HealthSum sum, UserKind kind) {
        long all = sum == null ? 0 : sum.users(UserKind.ANY);
        return sum == null || all == 0
                ? Optional.empty()
                : Optional.of(Math.min(1, (double) sum.users(kind) / all));
    }

    /// Users by their worst status, as far as sets tell: one who had a crash and another error
    /// counts as crashed.
    private static long users(HealthSum sum, SessionStatus status) {
        long crashed = sum.users(UserKind.CRASHED);
        long abnormal = sum.users(UserKind.ABNORMAL);
        long unhandled = sum.users(UserKind.UNHANDLED);
        long unhealthy = sum.users(UserKind.UNHEALTHY);
        return Math.max(0, switch (status) {
            case HEALTHY -> sum.users(UserKind.ANY) - unhealthy;
            case ERRORED -> unhealthy - crashed - abnormal - unhandled;
            case UNHANDLED -> unhandled;
            case ABNORMAL -> abnormal;
            case CRASHED -> crashed;
        });
    }

    private Optional<Double> duration(@Nullable HealthSum sum) {
        if (sum == null || sum.durations().count() == 0) {
            return Optional.empty();
        }
        double millis = switch (function) {
            case AVG -> sum.durations().meanMillis();
            case P75 -> sum.durations().quantileMillis(0.75);
            case P90 -> sum.durations().quantileMillis(0.9);
            case P95 -> sum.durations().quantileMillis(0.95);
            case P99 -> sum.durations().quantileMillis(0.99);
            case MAX -> (double) sum.durations().maxMillis();
            case P50, SUM, COUNT_UNIQUE, CRASH_RATE, CRASH_FREE_RATE, ERRORED_RATE,
                    UNHANDLED_RATE, ABNORMAL_RATE, HEALTHY_RATE, ANR_RATE, FOREGROUND_ANR_RATE ->
                sum.durations().quantileMillis(0.5);
        };
        return Optional.of(millis / MILLIS);
    }
}
