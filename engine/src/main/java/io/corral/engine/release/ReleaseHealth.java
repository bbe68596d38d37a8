package io.corral.engine.release;

import io.corral.domain.health.Adoption;
import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.ProjectId;
import io.corral.engine.release.HealthFigures.Day;
import io.corral.engine.search.ReleaseStages;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import io.corral.store.UserSketch;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthQuery.By;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthStore;
import io.corral.store.health.HealthSum;
import io.corral.store.health.HealthSum.Group;
import io.corral.store.release.Release;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads how releases fare: a few questions for a whole page of them. Thread-safe.
public final class ReleaseHealth implements ReleaseStages {

    private static final int DAY_HOURS = 24;

    /// Adoption is judged by intervals of so many hours, over so many of them.
    private static final int ADOPTION_HOURS = 6;
    private static final int ADOPTION_INTERVALS = 120;

    private static final Set<Detail> USERS = Set.of(Detail.USERS);

    private final HealthStore health;

    public ReleaseHealth(HealthStore health) {
        this.health = health;
    }

    /// Whose sessions are looked at.
    ///
    /// @param homes projects of releases by their full names: what a release is a part of
    /// @param environments whose sessions count; empty means all
    /// @param apart whether figures are kept apart by project
    public record Subject(
            Map<String, Set<ProjectId>> homes, Set<String> environments, boolean apart) {
        public Subject {
            homes = Map.copyOf(homes);
            environments = Set.copyOf(environments);
        }

        /// These releases in those of their projects that are looked at.
        public static Subject of(
                Collection<Release> releases, Set<ProjectId> projects, Set<String> environments,
                boolean apart) {
            Map<String, Set<ProjectId>> homes = new HashMap<>();
            for (Release release : releases) {
                homes.put(release.version(), release.projects().stream()
                        .map(Release.InProject::project).filter(projects::contains)
                        .collect(Collectors.toSet()));
            }
            return new Subject(homes, environments, apart);
        }

        /// Full names of the releases.
        public Set<String> versions() {
            return homes.keySet();
        }

        /// Projects of any of the releases.
        public Set<ProjectId> projects() {
            return homes.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        }

        private HealthQuery query(Axis axis, Set<Detail> detail) {
            return new HealthQuery(projects(), versions(), environments, axis,
                    apart ? EnumSet.of(By.PROJECT, By.RELEASE) : EnumSet.of(By.RELEASE), detail);
        }

        private HealthQuery queryOfAll(Axis axis, Set<Detail> detail) {
            return new HealthQuery(
                    projects(), Set.of(), environments, axis, Set.of(By.PROJECT), detail);
        }

        /// The projects a part is a part of.
        private Set<ProjectId> homes(Part part) {
            return part.project() != null
                    ? Set.of(part.project())
                    : homes.getOrDefault(String.valueOf(part.version()), Set.of());
        }
    }

    /// A release, in a project.
    ///
    /// @param project null when projects are not kept apart
    /// @param version full name; null for all releases together
    public record Part(@Nullable ProjectId project, @Nullable String version) {
        private static Part of(Group group) {
            return new Part(group.project(), group.release());
        }
    }

    /// The figures of releases; those without sessions are absent.
    ///
    /// @param period what the figures are about, in full hours
    public Map<Part, HealthFigures> figures(Subject subject, TimeWindow period, Instant now) {
        if (subject.versions().isEmpty()) {
            return Map.of();
        }
        Map<Part, HealthSum> sums = byPart(subject.query(
                whole(period), EnumSet.of(Detail.USERS, Detail.DURATIONS)));
        Axis hours = new Axis(dayBefore(now), 1, DAY_HOURS);
        Axis day = Axis.whole(hours.from(), DAY_HOURS);
        Map<Part, HealthSum> days = byPart(subject.query(day, USERS));
        Map<Part, List<Long>> hourly = hourly(subject, hours);
        Map<Part, HealthSum> alls = byPart(subject.queryOfAll(day, USERS));
        Set<Part> parts = new HashSet<>(sums.keySet());
        parts.addAll(days.keySet());
        Map<Part, HealthFigures> figures = new HashMap<>();
        for (Part part : parts) {
            HealthSum today = days.get(part);
            List<HealthSum> all = subject.homes(part).stream()
                    .map(home -> alls.get(new Part(home, null))).filter(Objects::nonNull)
                    .toList();
            figures.put(part, figures(sums.get(part), new Day(
                    sessions(today), users(today), all.stream()
                            .mapToLong(ReleaseHealth::sessions).sum(),
                    together(all),
                    hourly.getOrDefault(part, Collections.nCopies(DAY_HOURS, 0L)))));
        }
        return figures;
    }

    /// The hours of a window, the first and the last one whole.
    private static Axis whole(TimeWindow window) {
        Instant from = window.from().truncatedTo(ChronoUnit.HOURS);
        long hours = ChronoUnit.HOURS.between(from, window.to()) + 1;
        return Axis.whole(from, (int) hours);
    }

    /// 24 full hours, the present one included.
    private static Instant dayBefore(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(DAY_HOURS - 1, ChronoUnit.HOURS);
    }

    private Map<Part, HealthSum> byPart(HealthQuery query) {
        Map<Part, HealthSum> sums = new HashMap<>();
        health.sums(query).forEach(sum -> sums.put(Part.of(sum.group()), sum));
        return sums;
    }

    private Map<Part, List<Long>> hourly(Subject subject, Axis hours) {
        Map<Part, List<Long>> series = new HashMap<>();
        for (HealthSum sum : health.sums(subject.query(hours, Set.of()))) {
            series.computeIfAbsent(Part.of(sum.group()),
                    _ -> new ArrayList<>(Collections.nCopies(DAY_HOURS, 0L)))
                    .set(sum.interval(), sum.counts().sessions());
        }
        return series;
    }

    private static HealthFigures figures(@Nullable HealthSum sum, Day day) {
        return sum == null
                ? new HealthFigures(HealthCounts.NONE, 0, 0, DurationSketch.EMPTY, day)
                : new HealthFigures(sum.counts(), sum.users(UserKind.ANY),
                        sum.users(UserKind.CRASHED), sum.durations(), day);
    }

    private static long sessions(@Nullable HealthSum sum) {
        return sum == null ? 0 : sum.counts().sessions();
    }

    private static long users(@Nullable HealthSum sum) {
        return sum == null ? 0 : sum.users(UserKind.ANY);
    }

    /// Users of any of these sums, each once.
    private static long together(List<HealthSum> sums) {
        return sums.stream()
                .map(sum -> sum.users().getOrDefault(UserKind.ANY, UserSketch.EMPTY))
                .reduce(UserSketch.EMPTY, UserSketch::plus).count();
    }

    /// How far releases got in the last thirty days; those without sessions are absent.
    public Map<Part, Adoption> adoption(Subject subject, Instant now) {
        Instant from = Instant.ofEpochSecond(
                Math.floorDiv(now.getEpochSecond(), 3600L * ADOPTION_HOURS)
                        * 3600L * ADOPTION_HOURS)
                .minus((long) ADOPTION_HOURS * (ADOPTION_INTERVALS - 1), ChronoUnit.HOURS);
        Axis axis = new Axis(from, ADOPTION_HOURS, ADOPTION_INTERVALS);
        if (subject.versions().isEmpty()) {
            return Map.of();
        }
        Map<Part, long[]> own = series(subject.query(axis, Set.of()));
        Map<Part, long[]> all = series(subject.queryOfAll(axis, Set.of()));
        Map<Part, Adoption> stages = new HashMap<>();
        own.forEach((part, sessions) -> {
            long[] sum = new long[axis.intervals()];
            for (ProjectId home : subject.homes(part)) {
                long[] one = all.getOrDefault(new Part(home, null), new long[sum.length]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += one[i];
                }
            }
            stages.put(part, adoption(axis, sessions, sum));
        });
        return stages;
    }

    @Override
    public List<String> at(Adoption.Stage stage, List<Release> releases, SearchScope scope) {
        var subject = Subject.of(
                releases, scope.projects().keySet(), scope.environments(), true);
        return adoption(subject, scope.now()).entrySet().stream()
                .filter(each -> each.getValue().stage() == stage)
                .map(each -> String.valueOf(each.getKey().version())).distinct().toList();
    }

    private Map<Part, long[]> series(HealthQuery query) {
        Map<Part, long[]> series = new HashMap<>();
        for (HealthSum sum : health.sums(query)) {
            series.computeIfAbsent(Part.of(sum.group()),
                    _ -> new long[query.axis().intervals()])[sum.interval()] =
                            sum.counts().sessions();
        }
        return series;
    }

    private static Adoption adoption(Axis axis, long[] own, long[] all) {
        List<Adoption.Interval> intervals = new ArrayList<>(own.length);
        for (int i = 0; i < own.length; i++) {
            intervals.add(new Adoption.Interval(
                    axis.from().plus((long) axis.hours() * i, ChronoUnit.HOURS), own[i], all[i]));
        }
        return Adoption.of(intervals);
    }

    /// Which of these releases have sessions, by project.
    public Set<Part> known(Collection<String> versions, Set<ProjectId> projects) {
        Set<Part> known = new HashSet<>();
        health.known(projects, Set.copyOf(versions)).forEach(
                group -> known.add(Part.of(group)));
        return known;
    }
}
