package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.triage.resolution.IssueStory;
import io.corral.domain.triage.resolution.IssueStory.Turn;
import io.corral.domain.triage.resolution.ResolutionRates;
import io.corral.domain.triage.resolution.ResolutionRates.Week;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssueQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How fast errors are dealt with. Reads the marks of issues that are new or changed their state,
/// and their history, however many issues there are. Thread-safe.
public final class ResolutionReports {

    /// The periods that are told, in days, the shorter first.
    public static final List<Integer> PERIODS = List.of(7, 30, 90);
    public static final int WEEKS = 13;

    /// How far back an issue may have come back, for the time that its resolution took.
    private static final Duration HISTORY = Duration.ofDays(180);
    /// The latest are looked at, so many at most.
    private static final int ISSUES_MAX = 50_000;
    private static final int ACTIVITIES_MAX = 20_000;
    private static final Set<ActivityType> TURNS = EnumSet.of(ActivityType.SET_RESOLVED,
            ActivityType.SET_RESOLVED_IN_RELEASE, ActivityType.SET_RESOLVED_IN_COMMIT,
            ActivityType.SET_IGNORED, ActivityType.SET_REGRESSION, ActivityType.SET_UNRESOLVED);

    private final IssueQueries issues;
    private final InstantSource clock;

    public ResolutionReports(IssueQueries issues, InstantSource clock) {
        this.issues = issues;
        this.clock = clock;
    }

    /// A report.
    ///
    /// @param periods for each of [#PERIODS]
    /// @param weeks the earliest first
    /// @param isCut whether there were more issues or changes than are looked at; then the oldest
    ///     are missing
    public record Report(
            Instant at, List<Period> periods, List<Week> weeks, boolean isCut) {
        public Report {
            periods = List.copyOf(periods);
            weeks = List.copyOf(weeks);
        }
    }

    /// A period.
    ///
    /// @param priorities by the priority that triage or somebody gives issues now
    /// @param projects only those where something happened, most new issues first
    public record Period(int days, ResolutionRates all, Map<Priority, ResolutionRates> priorities,
            List<OfProject> projects) {
        public Period {
            priorities = Map.copyOf(priorities);
            projects = List.copyOf(projects);
        }
    }

    /// A period of one project.
    public record OfProject(ProjectId project, ResolutionRates rates) {}

    /// The report over some projects.
    public Report of(Set<ProjectId> projects) {
        Instant now = clock.instant();
        Instant since = earlier(now.minus(Duration.ofDays(PERIODS.getLast())),
                ResolutionRates.monday(now, WEEKS));
        List<IssueMark> marks = issues.turned(projects, since, ISSUES_MAX);
        List<Activity> activities =
                issues.activities(projects, TURNS, now.minus(HISTORY), ACTIVITIES_MAX);
        boolean isCut = marks.size() == ISSUES_MAX
                || (activities.size() == ACTIVITIES_MAX
                        && activities.getLast().at().isAfter(since));
        List<IssueStory> stories = stories(marks, activities);
        var parts = new Parts(stories, parts(stories, IssueStory::priority),
                parts(stories, IssueStory::project));
        return new Report(now, PERIODS.stream().map(days -> period(parts, days, now)).toList(),
                ResolutionRates.weeks(stories, now, WEEKS), isCut);
    }

    /// What is counted together.
    private record Parts(List<IssueStory> all, Map<Priority, List<IssueStory>> priorities,
            Map<ProjectId, List<IssueStory>> projects) {}

    private static <T> Map<T, List<IssueStory>> parts(
            List<IssueStory> stories, Function<IssueStory, T> by) {
        return stories.stream().collect(Collectors.groupingBy(by));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<IssueStory> stories(List<IssueMark> marks, List<Activity> activities) {
        Map<IssueId, List<Turn>> turns = new HashMap<>();
        for (Activity activity : activities) {
            IssueStory.turn(activity).ifPresent(turn -> turns
                    .computeIfAbsent(activity.issue(), _ -> new ArrayList<>()).add(turn));
        }
        return marks.stream().filter(mark -> mark.category() == IssueCategory.ERROR)
                .map(mark -> new IssueStory(mark.id(), mark.project(), mark.priority(),
                        mark.firstSeen(), status(mark),
                        turns.getOrDefault(mark.id(), List.of()).reversed()))
                .toList();
    }

    private static IssueStatus status(IssueMark mark) {
        return switch (mark.substatus()) {
            case null -> IssueStatus.RESOLVED;
            case NEW, ONGOING, ESCALATING, REGRESSED -> IssueStatus.UNRESOLVED;
            case ARCHIVED_UNTIL_ESCALATING, ARCHIVED_UNTIL_CONDITION_MET, ARCHIVED_FOREVER ->
                IssueStatus.IGNORED;
        };
    }

    private static Period period(Parts parts, int days, Instant now) {
        Instant from = now.minus(Duration.ofDays(days));
        Map<Priority, ResolutionRates> priorities = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            priorities.put(priority, ResolutionRates.of(
                    parts.priorities().getOrDefault(priority, List.of()), from, now));
        }
        List<OfProject> projects = parts.projects().entrySet().stream()
                .map(each -> new OfProject(each.getKey(),
                        ResolutionRates.of(each.getValue(), from, now)))
                .filter(each -> !each.rates().isEmpty())
                .sorted(Comparator.comparingInt((OfProject each) -> each.rates().opened())
                        .reversed().thenComparingLong(each -> each.project().value()))
                .toList();
        return new Period(
                days, ResolutionRates.of(parts.all(), from, now), priorities, projects);
    }
}
