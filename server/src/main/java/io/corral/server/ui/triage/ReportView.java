package io.corral.server.ui.triage;

import io.corral.domain.issue.Priority;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.resolution.ResolutionRates;
import io.corral.domain.triage.resolution.ResolutionRates.Week;
import io.corral.domain.triage.resolution.ResolvedBy;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.ResolutionReports.OfProject;
import io.corral.engine.triage.ResolutionReports.Period;
import io.corral.engine.triage.ResolutionReports.Report;
import io.corral.server.ui.Charts;
import io.corral.server.ui.Charts.Line;
import io.corral.server.ui.Charts.Style;
import io.corral.server.ui.Words;
import io.corral.web.page.Chart;
import io.corral.web.page.triage.ReportPage;
import io.corral.web.page.triage.ReportPage.Figure;
import io.corral.web.page.triage.ReportPage.Row;
import io.corral.web.page.triage.ReportPage.Table;
import io.corral.web.page.triage.ReportPage.Tally;
import io.corral.web.page.triage.ReportPage.Tally.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What the triage report says of a period.
final class ReportView {

    private static final String NONE = "–";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<ReportPage.Key> KEYS = List.of(new ReportPage.Key("one", "New"),
            new ReportPage.Key("two", "Resolved"), new ReportPage.Key("three", "Ignored"),
            new ReportPage.Key("four", "Came back"));

    private final Report report;
    private final Period period;
    private final List<Verdict> open;
    private final DirectorySnapshot directory;

    /// @param open verdicts of the issues that are open now
    ReportView(Report report, int days, List<Verdict> open, DirectorySnapshot directory) {
        this.report = report;
        this.period = report.periods().stream().filter(each -> each.days() == days).findFirst()
                .orElseThrow();
        this.open = open;
        this.directory = directory;
    }

    static List<ReportPage.Key> keys() {
        return KEYS;
    }

    private boolean isEmpty() {
        return open.isEmpty() && report.periods().getLast().all().isEmpty();
    }

    String headline() {
        ResolutionRates all = period.all();
        String time = "the last " + period.days() + " days";
        return all.opened() == 0
                ? "No new issue in " + time
                : Words.number(all.openedResolved()) + " of "
                        + Words.many(all.opened(), "new issue")
                        + " of " + time + (all.openedResolved() == 1 ? " is" : " are")
                        + " resolved";
    }

    List<Figure> figures() {
        ResolutionRates all = period.all();
        return isEmpty()
                ? List.of()
                : List.of(
                        new Figure("New ones resolved", share(all),
                                Words.number(all.openedOpen()) + " still open"),
                        new Figure("Resolved in all", Words.number(all.resolvedInAll()),
                                "also older ones"),
                        new Figure("Median time to resolve", time(all, 0.5), "from first seen"),
                        new Figure("90 % within", time(all, 0.9), "from first seen"),
                        new Figure("Ignored", Words.number(all.ignoredInAll()), ""),
                        new Figure("Came back", Words.number(all.regressed()), "after resolved"),
                        new Figure("Open now", Words.number(open.size()),
                                Words.number(open.stream().filter(Verdict::isHigh).count())
                                        + " to look at"));
    }

    private static String share(ResolutionRates rates) {
        Double share = rates.share();
        return share == null ? NONE : Math.round(share * 100) + " %";
    }

    private static String time(ResolutionRates rates, double share) {
        return rates.within(share).map(Words::length).orElse(NONE);
    }

    @Nullable
    Chart chart() {
        if (isEmpty()) {
            return null;
        }
        List<Week> weeks = report.weeks();
        return Charts.of("New, resolved, ignored and returned issues by week",
                weeks.stream().map(Week::from).toList(), WEEK,
                List.of(line(0, weeks, Week::opened), line(1, weeks, Week::resolved),
                        line(2, weeks, Week::ignored), line(3, weeks, Week::regressed)),
                new Style(true, null, value -> Words.number(
                        Math.round(Objects.requireNonNullElse(value, 0.0)))));
    }

    private static Line line(int key, List<Week> weeks, ToIntFunction<Week> value) {
        List<@Nullable Double> values = new ArrayList<>();
        weeks.forEach(week -> values.add((double) value.applyAsInt(week)));
        return new Line(KEYS.get(key).name(), KEYS.get(key).look(), values);
    }

    List<Tally> tallies() {
        ResolutionRates all = period.all();
        Map<String, Integer> ways = new LinkedHashMap<>();
        for (ResolvedBy way : ResolvedBy.values()) {
            ways.put(words(way), all.resolved().getOrDefault(way, 0));
        }
        Map<String, Integer> reasons = new LinkedHashMap<>();
        all.ignored().forEach(each -> reasons.put(each.reason() == null
                ? "Without a reason"
                : Words.capital(each.reason().words()), each.issues()));
        Map<String, Integer> tiers = new LinkedHashMap<>();
        open.forEach(verdict -> tiers.merge(
                "Tier " + verdict.tier() + ", " + verdict.severity().name(), 1, Integer::sum));
        return List.of(
                tally("How they were resolved", ways, "Nothing was resolved in this time."),
                tally("Why they were ignored", reasons, "Nothing was ignored in this time."),
                tally("Open now, by verdict", new TreeMap<>(tiers),
                        "Nothing is open."));
    }

    private static String words(ResolvedBy way) {
        return switch (way) {
            case HAND -> "By hand";
            case RELEASE -> "In a release";
            case COMMIT -> "By a commit";
        };
    }

    private static Tally tally(String title, Map<String, Integer> counts, String none) {
        int most = max(counts.values());
        return new Tally(title, most == 0
                ? List.of()
                : counts.entrySet().stream()
                        .map(each -> new Part(each.getKey(), Words.number(each.getValue()),
                                Math.round(100f * each.getValue() / most)))
                        .toList(),
                none);
    }

    private static int max(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    List<Table> tables() {
        List<Row> priorities = new ArrayList<>();
        for (Priority priority : List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW)) {
            Optional.ofNullable(period.priorities().get(priority)).ifPresent(rates -> priorities
                    .add(row(Words.capital(priority.wireName()), rates)));
        }
        List<Row> projects = new ArrayList<>();
        for (OfProject each : period.projects()) {
            projects.add(row(directory.project(each.project()).map(Project::name)
                    .orElse("deleted"), each.rates()));
        }
        var byPriority = new Table("By priority", "Priority", priorities);
        return projects.size() < 2
                ? List.of(byPriority)
                : List.of(byPriority, new Table("By project", "Project", projects));
    }

    private static Row row(String name, ResolutionRates rates) {
        return new Row(name, Words.number(rates.opened()), share(rates),
                Words.number(rates.openedOpen()), Words.number(rates.resolvedInAll()),
                time(rates, 0.5), time(rates, 0.9), Words.number(rates.regressed()));
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Errors only. Each issue counts once; what somebody took back is left out, what"
                + " came back is not. Priorities are those of now: the verdict sets high for tiers"
                + " 1 and 2, medium for 3, low for 4, and what somebody set by hand stays.");
        if (report.isCut()) {
            notes.add("There are more issues or changes than are counted here: the oldest are"
                    + " missing.");
        }
        return notes;
    }
}
