package io.corral.engine.release;

import io.corral.domain.id.ProjectId;
import io.corral.domain.release.ReleaseOrder;
import io.corral.domain.release.ReleaseVersion;
import io.corral.engine.release.ReleaseHealth.Part;
import io.corral.engine.release.ReleaseHealth.Subject;
import io.corral.engine.search.TimeWindow;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Lists releases in any order. What the store cannot order by itself is ordered among the latest
/// thousand. Thread-safe.
public final class ReleaseListing {

    private static final int SORTED_MAX = 1_000;

    private final ReleaseStore releases;
    private final ReleaseHealth health;

    public ReleaseListing(ReleaseStore releases, ReleaseHealth health) {
        this.releases = releases;
        this.health = health;
    }

    /// What comes first.
    public enum Sort {
        /// The latest.
        DATE,
        /// The highest semantic version; those without one follow by date.
        SEMVER,
        /// The one with most sessions in the period.
        SESSIONS,
        /// The one with most users in the period.
        USERS,
        /// The one with the smallest share of sessions without a crash.
        CRASH_FREE_SESSIONS,
        /// The one with the smallest share of users without a crash.
        CRASH_FREE_USERS,
        /// The one with the largest part of the last day's sessions.
        ADOPTION;

        /// The word of the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The order of that word; empty when there is none.
        public static Optional<Sort> ofWireName(String word) {
            for (Sort sort : values()) {
                if (sort.wireName().equals(word)) {
                    return Optional.of(sort);
                }
            }
            return Optional.empty();
        }
    }

    /// One page of releases, and one more where there is one, as `query.limit()` asks.
    ///
    /// @param environments whose sessions count; empty means all
    /// @param period whose sessions count
    public List<Release> list(
            ReleaseQuery query, Sort sort, Set<String> environments, TimeWindow period,
            Instant now) {
        if (sort == Sort.DATE) {
            return releases.list(query);
        }
        List<Release> latest = releases.list(new ReleaseQuery(query.organization(),
                query.projects(), query.text(), query.status(), 0, SORTED_MAX));
        return latest.stream()
                .sorted(order(sort, latest, query.projects(), environments, period, now))
                .skip(query.offset()).limit(query.limit()).toList();
    }

    private Comparator<Release> order(
            Sort sort, List<Release> latest, Set<ProjectId> projects, Set<String> environments,
            TimeWindow period, Instant now) {
        if (sort == Sort.SEMVER) {
            return ReleaseListing::compareSemver;
        }
        var subject = Subject.of(latest, projects, environments, false);
        Map<String, HealthFigures> figures = new HashMap<>();
        health.figures(subject, period, now).forEach((part, each) -> put(figures, part, each));
        ToDoubleFunction<HealthFigures> rank = rank(sort);
        return Comparator.comparingDouble(release -> {
            HealthFigures own = figures.get(release.version());
            return own == null ? Double.POSITIVE_INFINITY : rank.applyAsDouble(own);
        });
    }

    private static void put(
            Map<String, HealthFigures> figures, Part part, HealthFigures each) {
        if (part.version() != null) {
            figures.put(part.version(), each);
        }
    }

    /// Small numbers come first.
    private static ToDoubleFunction<HealthFigures> rank(Sort sort) {
        return switch (sort) {
            case SESSIONS -> figures -> -(double) figures.counts().sessions();
            case USERS -> figures -> -(double) figures.users();
            case CRASH_FREE_SESSIONS -> figures -> figures.crashFreeSessions().share();
            case CRASH_FREE_USERS -> figures -> figures.crashFreeUsers().share();
            case ADOPTION -> figures -> -figures.sessionAdoption().share();
            case DATE, SEMVER -> _ -> 0;
        };
    }

    /// Semantic versions in descending order of one another, by package; the rest behind them.
    private static int compareSemver(Release first, Release second) {
        ReleaseVersion left = ReleaseVersion.parse(first.version());
        ReleaseVersion right = ReleaseVersion.parse(second.version());
        if (left.semver() == null || right.semver() == null) {
            return Boolean.compare(left.semver() == null, right.semver() == null);
        }
        int byPackage = Objects.requireNonNullElse(left.packageName(), "")
                .compareTo(Objects.requireNonNullElse(right.packageName(), ""));
        return byPackage != 0
                ? byPackage
                : ReleaseOrder.WITHOUT_DATES.compare(second.version(), first.version()).sign();
    }
}
