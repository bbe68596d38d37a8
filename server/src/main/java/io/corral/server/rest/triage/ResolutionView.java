package io.corral.server.rest.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.corral.domain.issue.Priority;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.resolution.ResolutionRates;
import io.corral.domain.triage.resolution.ResolutionRates.Week;
import io.corral.domain.triage.resolution.ResolvedBy;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.ResolutionReports.Period;
import io.corral.engine.triage.ResolutionReports.Report;
import io.corral.server.rest.WireTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How fast issues are dealt with, on the wire.
///
/// @param complete false when the oldest issues or changes were not looked at
record ResolutionView(String definition, String dateCreated, boolean complete, OpenView open,
        List<PeriodView> periods, List<WeekView> weeks) {

    private static final String DEFINITION = "Errors only. new: first seen in the period; of these"
            + " newResolved are resolved and newOpen open now, the rest is ignored; share is"
            + " newResolved of new. resolved, ignored, regressed: issues of any age to which that"
            + " happened in the period, each once, by the last way or reason; what a person took"
            + " back is left out, what came back is not. Times are from first seen, or from when"
            + " it came back, to resolved (nearest rank). priorities are those of now: triage sets"
            + " high for tiers 1 and 2, medium for 3, low for 4, and what a person set stays. open"
            + " is the worklist of now, by verdict.";

    /// Open issues by verdict.
    record OpenView(int issues, Map<String, Long> tiers, Map<String, Long> severities) {

        static OpenView of(List<Verdict> verdicts) {
            Map<String, Long> tiers = new LinkedHashMap<>();
            for (int tier = 1; tier <= 4; tier++) {
                tiers.put(Integer.toString(tier), 0L);
            }
            Map<String, Long> severities = new LinkedHashMap<>();
            for (Severity severity : Severity.values()) {
                severities.put(severity.name(), 0L);
            }
            for (Verdict verdict : verdicts) {
                tiers.merge(Integer.toString(verdict.tier()), 1L, Long::sum);
                severities.merge(verdict.severity().name(), 1L, Long::sum);
            }
            return new OpenView(verdicts.size(), tiers, severities);
        }
    }

    /// Rates.
    ///
    /// @param share 0 to 1; null without new issues
    /// @param medianSeconds null when nothing was resolved, as is the next
    record RatesView(@JsonProperty("new") int opened, int newResolved, int newOpen,
            @Nullable Double share, int resolved, Map<String, Integer> resolvedBy, int ignored,
            List<IgnoredView> ignoredFor, int regressed, @Nullable Long medianSeconds,
            @Nullable Long p90Seconds) {

        static RatesView of(ResolutionRates rates) {
            Map<String, Integer> ways = new LinkedHashMap<>();
            for (ResolvedBy way : ResolvedBy.values()) {
                ways.put(way.wireName(), rates.resolved().getOrDefault(way, 0));
            }
            return new RatesView(rates.opened(), rates.openedResolved(), rates.openedOpen(),
                    rates.share(), rates.resolvedInAll(), ways, rates.ignoredInAll(),
                    rates.ignored().stream().map(each -> new IgnoredView(
                            each.reason() == null ? null : each.reason().wireName(),
                            each.issues())).toList(),
                    rates.regressed(), seconds(rates.within(0.5)), seconds(rates.within(0.9)));
        }

        private static @Nullable Long seconds(Optional<Duration> time) {
            return time.map(Duration::toSeconds).orElse(null);
        }
    }

    /// Issues that were ignored for a reason; null for those without one.
    record IgnoredView(@Nullable String ignoreReason, int issues) {}

    /// A period.
    record PeriodView(int days, @JsonUnwrapped RatesView rates,
            Map<String, RatesView> priorities, List<ProjectView> projects) {

        static PeriodView of(Period period, DirectorySnapshot directory) {
            Map<String, RatesView> priorities = new LinkedHashMap<>();
            for (Priority priority : List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW)) {
                ResolutionRates rates = period.priorities().get(priority);
                if (rates != null) {
                    priorities.put(priority.wireName(), RatesView.of(rates));
                }
            }
            return new PeriodView(period.days(), RatesView.of(period.all()), priorities,
                    period.projects().stream()
                            .flatMap(each -> directory.project(each.project())
                                    .map(Project::slug)
                                    .map(slug -> new ProjectView(
                                            slug, RatesView.of(each.rates())))
                                    .stream())
                            .toList());
        }
    }

    /// A period of one project.
    record ProjectView(String project, @JsonUnwrapped RatesView rates) {}

    /// A week.
    record WeekView(String start, @JsonProperty("new") int opened, int resolved, int ignored,
            int regressed) {

        static WeekView of(Week week) {
            return new WeekView(WireTime.of(week.from()), week.opened(), week.resolved(),
                    week.ignored(), week.regressed());
        }
    }

    /// @param open verdicts of the open issues
    static ResolutionView of(Report report, List<Verdict> open, DirectorySnapshot directory) {
        return new ResolutionView(DEFINITION, WireTime.of(report.at()), !report.isCut(),
                OpenView.of(open),
                report.periods().stream().map(each -> PeriodView.of(each, directory)).toList(),
                report.weeks().stream().map(WeekView::of).toList());
    }
}
