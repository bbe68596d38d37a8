package io.corral.server.rest.backtest;

import io.corral.domain.alert.AlertCondition;
import io.corral.domain.backtest.AlertForecast;
import io.corral.domain.backtest.AlertForecast.Firing;
import io.corral.domain.backtest.Difference;
import io.corral.domain.backtest.Difference.Evidence;
import io.corral.domain.backtest.Place;
import io.corral.domain.group.Alignment;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.backtest.Backtest;
import io.corral.engine.backtest.BacktestReport;
import io.corral.engine.backtest.Progress;
import io.corral.server.rest.WireTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A trial on the wire.
///
/// @param ruleSet number of the version of rules it is compared with
/// @param report null until it is done
/// @param failure a sentence; null unless it failed
/// @param change number of the change that was made of it; null before
record BacktestView(
        String id, String state, int days, long ruleSet, ProgressView progress,
        @Nullable ReportView report, @Nullable String failure, @Nullable String change,
        String dateCreated, @Nullable String dateFinished) {

    /// How far it is.
    record ProgressView(long events, long expected, long distinct, int percent) {
        static ProgressView of(Progress progress, boolean isUnderWay) {
            return new ProgressView(progress.events(), progress.expected(), progress.distinct(),
                    isUnderWay ? progress.percent() : 100);
        }
    }

    /// What would come of it.
    record ReportView(
            String start, String end, long events, long unreadable, long distinct, int merged,
            int split, int opened, int unchanged, long moved, long rekeyed,
            List<DifferenceView> differences, List<AlertView> alerts) {}

    /// One issue; all but the hash are null for one that does not exist yet.
    ///
    /// @param hash the key of an issue that does not exist yet
    record IssueView(
            @Nullable String id, @Nullable String shortId, @Nullable String title,
            @Nullable String hash) {}

    /// Events of one issue that would be in another.
    ///
    /// @param evidence null when no event could be read
    record DifferenceView(
            String kind, IssueView from, IssueView to, long events,
            @Nullable EvidenceView evidence) {}

    /// Two events side by side.
    ///
    /// @param otherEvent the same as `event` when one event is shown before and after
    record EvidenceView(
            String event, String otherEvent, List<String> reasons, List<LineView> components,
            List<LineView> frames, List<LineView> words) {}

    /// A line of two lists.
    ///
    /// @param side `both`, `first` or `second`
    record LineView(String text, String side) {}

    /// An alert.
    ///
    /// @param type `new_issue` or `frequency`
    /// @param threshold more events than these; null for new issues
    /// @param hours within these; null for new issues
    record AlertView(
            String type, @Nullable Long threshold, @Nullable Long hours, long before, long after,
            List<FiringView> more, List<FiringView> fewer) {}

    /// A moment.
    record FiringView(IssueView issue, String date) {}

    /// The issues a trial names.
    static Set<IssueId> issues(Backtest backtest) {
        Set<IssueId> issues = new TreeSet<>((a, b) -> Long.compare(a.value(), b.value()));
        BacktestReport report = backtest.report();
        if (report != null) {
            for (Difference difference : report.forecast().largest()) {
                issues.add(difference.from());
                add(issues, difference.to());
            }
            for (AlertForecast alert : report.alerts()) {
                alert.more().forEach(firing -> add(issues, firing.issue()));
                alert.fewer().forEach(firing -> add(issues, firing.issue()));
            }
        }
        return issues;
    }

    private static void add(Collection<IssueId> issues, Place place) {
        if (place instanceof Place.Known(var issue)) {
            issues.add(issue);
        }
    }

    /// @param found the issues it names, as they are now
    static BacktestView of(Project project, Backtest backtest, Map<IssueId, Issue> found) {
        Long job = backtest.job();
        return new BacktestView(backtest.id(), backtest.state().wireName(),
                backtest.trial().days(), backtest.base().number(),
                ProgressView.of(backtest.progress(), backtest.state().isUnderWay()),
                backtest.report() == null
                        ? null
                        : new Naming(project, found).report(backtest.report()),
                backtest.failure(), job == null ? null : Long.toString(job),
                WireTime.of(backtest.startedAt()), WireTime.ofNullable(backtest.endedAt()));
    }

    /// Names issues.
    private record Naming(Project project, Map<IssueId, Issue> found) {

        ReportView report(BacktestReport report) {
            var forecast = report.forecast();
            return new ReportView(WireTime.of(report.from()), WireTime.of(report.to()),
                    report.events(), report.unreadable(), report.distinct(), forecast.merged(),
                    forecast.split(), forecast.opened(), forecast.unchanged(), forecast.moved(),
                    forecast.rekeyed(),
                    forecast.largest().stream().map(this::difference).toList(),
                    report.alerts().stream().map(this::alert).toList());
        }

        private DifferenceView difference(Difference difference) {
            Evidence evidence = difference.evidence();
            return new DifferenceView(difference.kind().wireName(),
                    issue(new Place.Known(difference.from())), issue(difference.to()),
                    difference.events(), evidence == null ? null : evidence(evidence));
        }

        private IssueView issue(Place place) {
            return switch (place) {
                case Place.Opened(var key) ->
                    new IssueView(null, null, null, HexFormat.of().toHexDigits(key));
                case Place.Known(var id) -> {
                    Issue issue = found.get(id);
                    yield new IssueView(id.toString(),
                            issue == null ? null : issue.shortId(project.slug()).toString(),
                            issue == null ? null : issue.metadata().title(), null);
                }
            };
        }

        private AlertView alert(AlertForecast alert) {
            List<FiringView> more = alert.more().stream().map(this::firing).toList();
            List<FiringView> fewer = alert.fewer().stream().map(this::firing).toList();
            return switch (alert.condition()) {
                case AlertCondition.NewIssue() -> new AlertView("new_issue", null, null,
                        alert.before(), alert.after(), more, fewer);
                case AlertCondition.Frequency(var events, var within) -> new AlertView(
                        "frequency", events, within.toHours(), alert.before(), alert.after(),
                        more, fewer);
            };
        }

        private FiringView firing(Firing firing) {
            return new FiringView(issue(firing.issue()), WireTime.of(firing.at()));
        }

        private static EvidenceView evidence(Evidence evidence) {
            var diff = evidence.diff();
            return new EvidenceView(evidence.event().toString(), evidence.other().toString(),
                    diff.reasons(),
                    lines(diff.components(), part -> part.name() + ": " + part.value()),
                    lines(diff.frames(), frame -> frame.token()),
                    lines(diff.words(), word -> word));
        }

        private static <T> List<LineView> lines(
                Alignment<T> alignment, Function<T, String> text) {
            List<LineView> lines = new ArrayList<>();
            for (Alignment.Row<T> row : alignment.rows()) {
                T left = row.left();
                T right = row.right();
                if (left != null) {
                    lines.add(new LineView(
                            text.apply(left), right == null ? "first" : "both"));
                } else if (right != null) {
                    lines.add(new LineView(text.apply(right), "second"));
                }
            }
            return lines;
        }
    }
}
