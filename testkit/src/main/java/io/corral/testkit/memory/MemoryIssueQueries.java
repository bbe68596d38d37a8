package io.corral.testkit.memory;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.KeyBatch.Tally;
import io.corral.domain.issue.Priority;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.UserReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads issues in memory. Guarded by the lock of [MemoryIssues].
final class MemoryIssueQueries implements IssueQueries {

    private final MemoryIssues store;

    MemoryIssueQueries(MemoryIssues store) {
        this.store = store;
    }

    private Stream<MemoryIssue> of(Collection<IssueId> ids) {
        return store.issues.values().stream().filter(issue -> ids.contains(issue.id));
    }

    @Override
    public Optional<Issue> find(IssueId issue) {
        return only(each -> each.id.equals(issue));
    }

    @Override
    public Optional<Issue> find(ProjectId project, long number) {
        return only(issue -> issue.project.equals(project) && issue.number == number);
    }

    /// The issue like this, or the one it was merged into.
    private Optional<Issue> only(Predicate<MemoryIssue> wanted) {
        synchronized (store) {
            return store.issues.values().stream().filter(wanted).findFirst()
                    .or(() -> store.redirects.entrySet().stream()
                            .filter(redirect -> wanted.test(redirect.getKey()))
                            .map(Map.Entry::getValue).findFirst())
                    .map(MemoryIssue::view);
        }
    }

    @Override
    public Optional<Issue> findShared(String shareId) {
        synchronized (store) {
            return store.issues.values().stream()
                    .filter(issue -> shareId.equals(issue.shareId))
                    .map(MemoryIssue::view)
                    .findFirst();
        }
    }

    @Override
    public List<Issue> find(Collection<IssueId> issues) {
        synchronized (store) {
            return of(issues).map(MemoryIssue::view).toList();
        }
    }

    @Override
    public Map<IssueKey, IssueId> issuesOf(Collection<IssueKey> keys) {
        Map<IssueKey, IssueId> issues = new HashMap<>();
        for (IssueKey key : keys) {
            MemoryIssue issue = store.ofKey(key);
            if (issue != null) {
                issues.put(key, issue.id);
            }
        }
        return issues;
    }

    @Override
    public List<IssueKey> keys(IssueId issue) {
        synchronized (store) {
            return of(List.of(issue)).flatMap(each -> each.keys.keySet().stream()).toList();
        }
    }

    @Override
    public List<IssueMark> unresolved(Set<ProjectId> projects, int limit) {
        return marks(projects, issue -> issue.state().status() == IssueStatus.UNRESOLVED, limit);
    }

    @Override
    public List<IssueMark> turned(Set<ProjectId> projects, Instant since, int limit) {
        return marks(projects, issue -> !issue.numbers().firstSeen().isBefore(since)
                || !issue.state().since().isBefore(since), limit);
    }

    private List<IssueMark> marks(
            Set<ProjectId> projects, Predicate<Issue> wanted, int limit) {
        synchronized (store) {
            return store.issues.values().stream()
                    .filter(issue -> projects.contains(issue.project))
                    .map(MemoryIssue::view)
                    .filter(wanted)
                    .sorted(Comparator.comparing((Issue issue) -> issue.numbers().lastSeen())
                            .thenComparing(Issue::id).reversed())
                    .limit(limit)
                    .map(IssueMark::of)
                    .toList();
        }
    }

    @Override
    public IssuePage list(IssueQuery query) {
        synchronized (store) {
            MemoryConditions conditions = new MemoryConditions(query);
            List<MemoryIssue> found = store.issues.values().stream()
                    .filter(conditions::matches)
                    .sorted(order(query))
                    .toList();
            List<IssuePage.Row> rows = found.stream()
                    .skip(query.offset())
                    .limit(query.limit())
                    .map(issue -> new IssuePage.Row(issue.view(), events(issue, query)))
                    .toList();
            boolean hasMore = found.size() > query.offset() + query.limit();
            return new IssuePage(rows, hasMore, Math.min(found.size(), IssuePage.HITS_MAX));
        }
    }

    private static long events(MemoryIssue issue, IssueQuery query) {
        return issue.tallies()
                .filter(tally -> MemoryConditions.isWithin(tally, query))
                .mapToLong(Tally::count)
                .sum();
    }

    private static Comparator<MemoryIssue> order(IssueQuery query) {
        Comparator<MemoryIssue> byLastSeen =
                Comparator.comparing(issue -> issue.view().numbers().lastSeen());
        Comparator<MemoryIssue> order = switch (query.sort()) {
            case DATE -> byLastSeen;
            case NEW -> Comparator.comparing(issue -> issue.view().numbers().firstSeen());
            case FREQUENCY -> Comparator.comparingLong(issue -> events(issue, query));
            case USER -> Comparator.comparingInt(issue -> issue.users().size());
            case PRIORITY -> Comparator.<MemoryIssue, Priority>comparing(
                    issue -> issue.priority).thenComparing(byLastSeen);
            case INBOX -> Comparator.<MemoryIssue, Boolean>comparing(issue -> issue.inbox)
                    .thenComparing(issue -> issue.state.since());
        };
        return order.thenComparing(issue -> issue.id).reversed();
    }

    @Override
    public Map<IssueId, List<Long>> series(Collection<IssueId> issues, Series series) {
        synchronized (store) {
            Map<IssueId, List<Long>> result = new HashMap<>();
            List<Long> zeros = Collections.nCopies(series.intervals(), 0L);
            issues.forEach(issue -> result.put(issue, zeros));
            of(issues).forEach(issue -> result.put(issue.id, series(issue, series)));
            return result;
        }
    }

    private List<Long> series(MemoryIssue issue, Series series) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(series.intervals(), 0L));
        issue.tallies().forEach(tally -> {
            long hours = Duration.between(series.from(), tally.hour()).toHours();
            int interval = (int) Math.floorDiv(hours, series.hours());
            boolean counted = !tally.hour().isBefore(series.from())
                    && !tally.hour().isBefore(store.hoursFrom)
                    && interval < series.intervals()
                    && (series.environments().isEmpty()
                            || (tally.environment() != null
                                    && series.environments().contains(tally.environment())));
            if (counted) {
                counts.set(interval, counts.get(interval) + tally.count());
            }
        });
        return counts;
    }

    @Override
    public long hourlyMaximum(IssueId issue, Instant since) {
        synchronized (store) {
            Map<Instant, Long> hours = of(List.of(issue))
                    .flatMap(MemoryIssue::tallies)
                    .filter(tally -> !tally.hour().isBefore(since))
                    .collect(Collectors.groupingBy(
                            Tally::hour, Collectors.summingLong(Tally::count)));
            return hours.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    @Override
    public List<Seen> releases(IssueId issue, int limit) {
        return seen(issue, Tally::release).stream()
                .sorted(Comparator.comparing(Seen::lastSeen).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Seen> environments(IssueId issue) {
        return seen(issue, Tally::environment);
    }

    @Override
    public Map<IssueId, List<Seen>> releasesOf(Collection<IssueId> issues) {
        return ofEach(issues, issue -> releases(issue, Integer.MAX_VALUE));
    }

    @Override
    public Map<IssueId, List<Seen>> environmentsOf(Collection<IssueId> issues) {
        return ofEach(issues, this::environments);
    }

    private static Map<IssueId, List<Seen>> ofEach(
            Collection<IssueId> issues, Function<IssueId, List<Seen>> seenOf) {
        Map<IssueId, List<Seen>> seen = new HashMap<>();
        for (IssueId issue : issues) {
            List<Seen> own = seenOf.apply(issue);
            if (!own.isEmpty()) {
                seen.put(issue, own);
            }
        }
        return seen;
    }

    private List<Seen> seen(IssueId issue, Function<Tally, @Nullable String> nameOf) {
        synchronized (store) {
            Map<String, Seen> seen = new TreeMap<>();
            of(List.of(issue)).flatMap(MemoryIssue::tallies).forEach(tally -> {
                String name = nameOf.apply(tally);
                if (name != null) {
                    seen.merge(name, new Seen(
                            name, tally.count(), tally.firstSeen(), tally.lastSeen()),
                            MemoryIssueQueries::union);
                }
            });
            return List.copyOf(seen.values());
        }
    }

    private static Seen union(Seen left, Seen right) {
        return new Seen(
                left.name(), left.events() + right.events(),
                Collections.min(List.of(left.firstSeen(), right.firstSeen())),
                Collections.max(List.of(left.lastSeen(), right.lastSeen())));
    }

    @Override
    public List<String> environments(Set<ProjectId> projects) {
        synchronized (store) {
            Stream<String> ofIssues = store.issues.values().stream()
                    .filter(issue -> projects.contains(issue.project))
                    .flatMap(issue -> environments(issue.id).stream())
                    .map(Seen::name);
            return Stream.concat(ofIssues, store.health.environments(projects))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<Activity> activities(
            IssueId issue, Set<ActivityType> types, int offset, int limit) {
        synchronized (store) {
            return of(List.of(issue))
                    .flatMap(each -> each.activities.stream())
                    .sorted(Comparator.comparing(Activity::at).thenComparingLong(Activity::id)
                            .reversed())
                    .filter(each -> types.isEmpty() || types.contains(each.entry().type()))
                    .skip(offset)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Activity> activities(
            Set<ProjectId> projects, Set<ActivityType> types, Instant since, int limit) {
        synchronized (store) {
            return store.issues.values().stream()
                    .filter(issue -> projects.contains(issue.project))
                    .flatMap(issue -> issue.activities.stream())
                    .filter(each -> !each.at().isBefore(since)
                            && (types.isEmpty() || types.contains(each.entry().type())))
                    .sorted(Comparator.comparing(Activity::at).thenComparingLong(Activity::id)
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<UserReport> userReports(ProjectId project, int offset, int limit) {
        synchronized (store) {
            return store.reports.reversed().stream()
                    .filter(report -> report.project().equals(project))
                    .skip(offset)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<UserReport> userReports(IssueId issue, int offset, int limit) {
        synchronized (store) {
            List<IssueKey> keys = keys(issue);
            return store.reports.reversed().stream()
                    .filter(report -> report.key() != null
                            && keys.contains(new IssueKey(report.project(), report.key())))
                    .skip(offset)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Map<IssueId, Personal> personal(Collection<IssueId> issues, UserId user) {
        synchronized (store) {
            Map<IssueId, Personal> personal = new HashMap<>();
            of(issues).forEach(issue -> {
                Personal own = issue.personal.get(user);
                if (own != null) {
                    personal.put(issue.id, own);
                }
            });
            return personal;
        }
    }
}
