package io.corral.domain.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one batch tells about the sessions of one hour, merged. The order in which updates were
/// merged makes no difference.
///
/// @param sessions that began, those the client counted included
/// @param counted by status; only what the client counted, without healthy ones
/// @param unhealthy worst status told, by session
/// @param users hashes by set
/// @param durations of sessions that ended well
public record HealthBatch(
        HealthHour of,
        long sessions,
        Map<SessionStatus, Long> counted,
        Map<Long, SessionStatus> unhealthy,
        Map<UserKind, Set<Long>> users,
        DurationSketch durations) {

    public HealthBatch {
        counted = Map.copyOf(counted);
        unhealthy = Map.copyOf(unhealthy);
        users = Map.copyOf(users);
    }

    /// Merges updates by hour; hours in the order of their first update.
    public static List<HealthBatch> of(Collection<SessionUpdate> updates) {
        Map<HealthHour, Draft> drafts = new LinkedHashMap<>();
        for (SessionUpdate update : updates) {
            drafts.computeIfAbsent(update.of(), _ -> new Draft()).add(update);
        }
        List<HealthBatch> batches = new ArrayList<>(drafts.size());
        drafts.forEach((hour, draft) -> batches.add(draft.batch(hour)));
        return batches;
    }

    /// Collects one hour.
    private static final class Draft {

        private long sessions;
        private final Map<SessionStatus, Long> counted = new EnumMap<>(SessionStatus.class);
        private final Map<Long, SessionStatus> unhealthy = new HashMap<>();
        private final Map<UserKind, Set<Long>> users = new EnumMap<>(UserKind.class);
        private final List<Long> durationsMillis = new ArrayList<>(0);

        private void add(SessionUpdate update) {
            switch (update) {
                case SessionUpdate.Single single -> add(single);
                case SessionUpdate.Counted some -> add(some);
            }
        }

        private void add(SessionUpdate.Single single) {
            if (single.begins()) {
                sessions++;
            }
            if (single.status() != SessionStatus.HEALTHY) {
                unhealthy.merge(single.session(), single.status(), SessionStatus::or);
            }
            if (single.duration() != null) {
                durationsMillis.add(single.duration().toMillis());
            }
            Long user = single.user();
            if (user != null) {
                add(user, single.status());
                add(user, single.anr());
            }
        }

        private void add(SessionUpdate.Counted some) {
            some.counts().forEach((status, count) -> {
                sessions += count;
                if (status != SessionStatus.HEALTHY) {
                    counted.merge(status, count, Long::sum);
                }
                if (some.user() != null && count > 0) {
                    add(some.user(), status);
                }
            });
        }

        private void add(long user, SessionStatus status) {
            add(user, UserKind.ANY);
            switch (status) {
                case HEALTHY -> {
                }
                case ERRORED -> add(user, UserKind.UNHEALTHY);
                case UNHANDLED -> unhealthy(user, UserKind.UNHANDLED);
                case ABNORMAL -> unhealthy(user, UserKind.ABNORMAL);
                case CRASHED -> unhealthy(user, UserKind.CRASHED);
            }
        }

        private void unhealthy(long user, UserKind kind) {
            add(user, UserKind.UNHEALTHY);
            add(user, kind);
        }

        private void add(long user, SessionUpdate.Anr anr) {
            switch (anr) {
                case NONE -> {
                }
                case BACKGROUND -> add(user, UserKind.ANR);
                case FOREGROUND -> {
                    add(user, UserKind.ANR);
                    add(user, UserKind.ANR_FOREGROUND);
                }
            }
        }

        private void add(long user, UserKind kind) {
            users.computeIfAbsent(kind, _ -> new HashSet<>()).add(user);
        }

        private HealthBatch batch(HealthHour hour) {
            return new HealthBatch(hour, sessions, counted, unhealthy, users,
                    DurationSketch.of(durationsMillis));
        }
    }
}
