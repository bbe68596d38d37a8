package io.corral.domain.triage.resolution;

import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.triage.resolution.IssueStory.Ignored;
import io.corral.domain.triage.resolution.IssueStory.Regressed;
import io.corral.domain.triage.resolution.IssueStory.Resolution;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came in over a period, and what was done about it. Each issue counts once in each number.
///
/// @param opened issues first seen in the period
/// @param openedResolved those of them that are resolved now
/// @param openedOpen those of them that are open now; the rest is ignored
/// @param resolved issues that were resolved in the period, whenever they were first seen, by the
///     last way; what somebody took back is not counted, what came back is
/// @param ignored issues that were ignored in the period, by the last reason, most first
/// @param regressed issues that came back in the period
/// @param times how long these resolutions took, since the issue was first seen or last came back,
///     the shortest first
public record ResolutionRates(int opened, int openedResolved, int openedOpen,
        Map<ResolvedBy, Integer> resolved, List<IgnoredFor> ignored, int regressed,
        List<Duration> times) {

    public ResolutionRates {
        resolved = Map.copyOf(resolved);
        ignored = List.copyOf(ignored);
        times = List.copyOf(times);
    }

    /// Issues that were ignored for one reason.
    ///
    /// @param reason null for those where none was given
    public record IgnoredFor(@Nullable IgnoreClass reason, int issues) {}

    /// A week, Monday to Sunday by UTC; the last one goes on.
    ///
    /// @param from when it begins
    public record Week(Instant from, int opened, int resolved, int ignored, int regressed) {}

    /// From a time to another, the latter left out.
    private record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        /// Whether something happened to the issue, so that its turns have to be looked at.
        boolean touches(IssueStory story) {
            List<IssueStory.Turn> turns = story.turns();
            return !turns.isEmpty() && !turns.getLast().at().isBefore(from)
                    && turns.getFirst().at().isBefore(to);
        }

        Optional<Resolution> resolution(IssueStory story) {
            return story.resolutions().stream().filter(each -> holds(each.at()))
                    .reduce((_, last) -> last);
        }

        Optional<Ignored> ignore(IssueStory story) {
            return story.ignores().stream().filter(each -> holds(each.at()))
                    .reduce((_, last) -> last);
        }

        boolean hasRegression(IssueStory story) {
            return story.turns().stream()
                    .anyMatch(turn -> turn instanceof Regressed && holds(turn.at()));
        }
    }

    /// Counts from a time on, up to another.
    public static ResolutionRates of(Collection<IssueStory> stories, Instant from, Instant to) {
        var span = new Span(from, to);
        int opened = 0;
        Map<IssueStatus, Integer> now = new EnumMap<>(IssueStatus.class);
        Map<ResolvedBy, Integer> resolved = new EnumMap<>(ResolvedBy.class);
        List<Duration> times = new ArrayList<>();
        Map<Optional<IgnoreClass>, Integer> ignored = new HashMap<>();
        int regressed = 0;
        for (IssueStory story : stories) {
            if (span.holds(story.firstSeen())) {
                opened++;
                now.merge(story.status(), 1, Integer::sum);
            }
            if (span.touches(story)) {
                span.resolution(story).ifPresent(each -> {
                    resolved.merge(each.by(), 1, Integer::sum);
                    times.add(each.took());
                });
                span.ignore(story).ifPresent(each -> ignored.merge(
                        Optional.ofNullable(each.reason()), 1, Integer::sum));
                regressed += span.hasRegression(story) ? 1 : 0;
            }
        }
        Collections.sort(times);
        return new ResolutionRates(opened, now.getOrDefault(IssueStatus.RESOLVED, 0),
                now.getOrDefault(IssueStatus.UNRESOLVED, 0), resolved, mostFirst(ignored),
                regressed, times);
    }

    private static List<IgnoredFor> mostFirst(Map<Optional<IgnoreClass>, Integer> ignored) {
        return ignored.entrySet().stream()
                .map(each -> new IgnoredFor(each.getKey().orElse(null), each.getValue()))
                .sorted(Comparator.comparingInt(IgnoredFor::issues).reversed()
                        .thenComparing(each -> each.reason() == null
                                ? ""
                                : each.reason().wireName()))
                .toList();
    }

    /// The Monday that the first of some weeks begins with, when the last one goes on.
    public static Instant monday(Instant now, int weeks) {
        return now.atZone(ZoneOffset.UTC).toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(weeks - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The last weeks, the earliest first.
    public static List<Week> weeks(Collection<IssueStory> stories, Instant now, int weeks) {
        List<Week> all = new ArrayList<>(weeks);
        Instant from = monday(now, weeks);
        for (int i = 0; i < weeks; i++) {
            Instant to = from.plus(Duration.ofDays(7));
            ResolutionRates of = of(stories, from, to);
            all.add(new Week(from, of.opened(), of.resolvedInAll(), of.ignoredInAll(),
                    of.regressed()));
            from = to;
        }
        return all;
    }

    /// Whether nothing came in and nothing was done.
    public boolean isEmpty() {
        return opened == 0 && resolved.isEmpty() && ignored.isEmpty() && regressed == 0;
    }

    /// Issues that were resolved, in whatever way.
    public int resolvedInAll() {
        return resolved.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Issues that were ignored, for whatever reason.
    public int ignoredInAll() {
        return ignored.stream().mapToInt(IgnoredFor::issues).sum();
    }

    /// The share of new issues that are resolved, 0 to 1; null without new issues.
    public @Nullable Double share() {
        return opened == 0 ? null : (double) openedResolved / opened;
    }

    /// The time that a share of the resolutions took at most (nearest rank); empty without any.
    ///
    /// @param share above 0, up to 1
    public Optional<Duration> within(double share) {
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(times.get((int) Math.ceil(share * times.size()) - 1));
    }
}
