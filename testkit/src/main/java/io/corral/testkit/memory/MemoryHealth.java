package io.corral.testkit.memory;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthBatch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.HealthHour;
import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.ProjectId;
import io.corral.store.UserSketch;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.By;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthStore;
import io.corral.store.health.HealthSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sessions in memory: what came is kept by hour. Its own lock guards everything.
final class MemoryHealth implements HealthStore {

    private final Map<HealthHour, Hour> hours = new HashMap<>();

    /// What was told about one hour.
    private static final class Hour {
        private HealthCounts counted = HealthCounts.NONE;
        private final Map<Long, SessionStatus> sessions = new HashMap<>();
        private final Map<UserKind, UserSketch> users = new EnumMap<>(UserKind.class);
        private DurationSketch durations = DurationSketch.EMPTY;

        private void add(HealthBatch batch) {
            counted = counted.plus(new HealthCounts(batch.sessions(), 0, 0, 0, 0));
            batch.counted().forEach((status, count) -> counted = counted.plus(status, count));
            batch.unhealthy().forEach(
                    (id, status) -> sessions.merge(id, status, SessionStatus::or));
            batch.users().forEach(
                    (kind, some) -> users.merge(kind, UserSketch.of(some), UserSketch::plus));
            durations = durations.plus(batch.durations());
        }

        private HealthCounts counts() {
            HealthCounts all = counted;
            for (SessionStatus status : sessions.values()) {
                all = all.plus(status, 1);
            }
            return all;
        }

        private void settle() {
            counted = counts();
            sessions.clear();
        }
    }

    synchronized void add(List<HealthBatch> batches) {
        for (HealthBatch batch : batches) {
            hours.computeIfAbsent(batch.of(), _ -> new Hour()).add(batch);
        }
    }

    synchronized void forget(ProjectId project) {
        hours.keySet().removeIf(hour -> hour.project().equals(project));
    }

    synchronized Stream<String> environments(Set<ProjectId> projects) {
        return List.copyOf(hours.keySet()).stream()
                .filter(hour -> projects.contains(hour.project()))
                .map(HealthHour::environment);
    }

    @Override
    public synchronized List<HealthSum> sums(HealthQuery query) {
        Map<List<Object>, HealthSum> sums = new HashMap<>();
        hours.forEach((of, hour) -> {
            if (isAsked(query, of)) {
                HealthSum own = sum(query, of, hour);
                sums.merge(List.of(own.group(), own.interval()), own, MemoryHealth::both);
            }
        });
        return new ArrayList<>(sums.values());
    }

    private static boolean isAsked(HealthQuery query, HealthHour of) {
        return query.projects().contains(of.project())
                && any(query.releases(), of.release())
                && any(query.environments(), of.environment())
                && !of.hour().isBefore(query.axis().from())
                && of.hour().isBefore(query.axis().to());
    }

    private static boolean any(Set<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static HealthSum sum(HealthQuery query, HealthHour of, Hour hour) {
        long hoursIn = Duration.between(query.axis().from(), of.hour()).toHours();
        return new HealthSum(
                new HealthSum.Group(
                        query.by().contains(By.PROJECT) ? of.project() : null,
                        query.by().contains(By.RELEASE) ? of.release() : null,
                        query.by().contains(By.ENVIRONMENT) ? of.environment() : null),
                (int) (hoursIn / query.axis().hours()), hour.counts(),
                query.detail().contains(Detail.USERS) ? hour.users : Map.of(),
                query.detail().contains(Detail.DURATIONS)
                        ? hour.durations
                        : DurationSketch.EMPTY);
    }

    private static HealthSum both(HealthSum first, HealthSum second) {
        Map<UserKind, UserSketch> users = new EnumMap<>(UserKind.class);
        users.putAll(first.users());
        second.users().forEach((kind, some) -> users.merge(kind, some, UserSketch::plus));
        return new HealthSum(first.group(), first.interval(),
                first.counts().plus(second.counts()), users,
                first.durations().plus(second.durations()));
    }

    @Override
    public synchronized Set<HealthSum.Group> known(
            Set<ProjectId> projects, Set<String> releases) {
        return hours.keySet().stream()
                .filter(of -> projects.contains(of.project()) && releases.contains(of.release()))
                .map(of -> new HealthSum.Group(of.project(), of.release(), null))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void dropBefore(Instant hour) {
        hours.keySet().removeIf(of -> of.hour().isBefore(hour));
    }

    @Override
    public synchronized void settleBefore(Instant hour) {
        hours.forEach((of, told) -> {
            if (of.hour().isBefore(hour)) {
                told.settle();
            }
        });
    }
}
