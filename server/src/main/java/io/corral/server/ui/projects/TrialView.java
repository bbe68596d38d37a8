package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.alert.AlertCondition;
import io.corral.domain.backtest.AlertForecast;
import io.corral.domain.backtest.Difference;
import io.corral.domain.backtest.Difference.Evidence;
import io.corral.domain.backtest.Forecast;
import io.corral.domain.backtest.Place;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.backtest.Backtest;
import io.corral.engine.backtest.Backtest.State;
import io.corral.engine.backtest.BacktestReport;
import io.corral.engine.backtest.LateUploads.Offer;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.grouping.ComparisonParts;
import io.corral.store.regroup.RegroupJob;
import io.corral.web.page.trial.TrialOffer;
import io.corral.web.page.trial.TrialPage;
import io.corral.web.page.trial.TrialPart;
import io.corral.web.page.trial.TrialPart.Alert;
import io.corral.web.page.trial.TrialPart.Differing;
import io.corral.web.page.trial.TrialPart.Figure;
import io.corral.web.page.trial.TrialPart.Firing;
import io.corral.web.page.trial.TrialPart.Named;
import io.corral.web.page.trial.TrialPart.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the page of trials shows.
///
/// @param base its address
record TrialView(Visit visit, Project project, String base) {

    private static final int FIRINGS_MAX = 5;

    /// The page.
    TrialPage page(
            Shells shells, @Nullable Offer offer, @Nullable TrialPart shown,
            List<TrialPage.Row> trials, List<TrialPage.Made> changes) {
        return new TrialPage(
                shells.of(visit, "Grouping of " + project.name() + " tried", Section.PROJECTS),
                ProjectTabs.GROUPING.among(visit, project), base,
                ProjectTabs.GROUPING.address(visit, project), project.name(),
                offer == null ? null : offered(offer), shown, trials, changes);
    }

    /// What is offered; null to whoever may not accept it.
    @Nullable
    TrialOffer offered(Offer offer) {
        String of = offer.release().map(release -> " of release " + release).orElse("");
        String ago = Words.ago(offer.newest().at(), visit.now()).ago();
        String uploads = offer.uploads().size() == 1
                ? "an upload (" + ago + "), which"
                : offer.uploads().size() + " uploads (the newest " + ago + "), which";
        return visit.may(Scope.PROJECT_WRITE)
                ? new TrialOffer("%s%s came before %s may make their frames readable.".formatted(
                        Words.many(offer.events(), "event"), of, uploads), base,
                        base + "dismiss/")
                : null;
    }

    /// A trial in the list.
    TrialPage.Row row(Backtest trial, boolean current) {
        return new TrialPage.Row(base + "?trial=" + trial.id(), title(trial),
                Words.ago(trial.startedAt(), visit.now()), Words.capital(trial.state().wireName()),
                current);
    }

    /// A change that was made.
    TrialPage.Made made(RegroupJob job) {
        String who = job.order().actor() == null
                ? ""
                : visit.directory().user(job.order().actor()).map(User::email)
                        .orElse("somebody");
        boolean undoable = job.state() == RegroupJob.State.DONE
                && visit.may(Scope.PROJECT_WRITE);
        return new TrialPage.Made(job.order().title(), Words.ago(job.createdAt(), visit.now()),
                who, Words.number(job.moved()), Words.capital(job.state().wireName()),
                undoable ? base + "undo/?change=" + job.id() : null);
    }

    private static String title(Backtest trial) {
        RuleSet.Wish wish = trial.trial().wish();
        if (wish == null) {
            return "The rules in force, with all that was uploaded";
        }
        if (isOfRulesInForce(trial)) {
            return "The rules in force";
        }
        if (wish.algorithm() != trial.base().algorithm()) {
            return "Version " + wish.algorithm() + " of the algorithm";
        }
        return wish.note().isBlank() ? "Other rules" : wish.note();
    }

    private static boolean isOfRulesInForce(Backtest trial) {
        RuleSet.Wish wish = trial.trial().wish();
        RuleSet base = trial.base();
        return wish == null || (wish.algorithm() == base.algorithm()
                && wish.fingerprints().equals(base.fingerprints())
                && wish.stacks().equals(base.stacks())
                && wish.masksOff().equals(base.masksOff()));
    }

    /// Whether a trial is what an offer asks for, and still to be decided about.
    static boolean takesUp(Backtest trial, Offer offer) {
        boolean isOpen = trial.state().isUnderWay() || trial.state() == State.DONE;
        return isOpen && trial.trial().wish() == null
                && !trial.startedAt().isBefore(offer.newest().at());
    }

    /// The issues a trial names.
    static List<IssueId> issues(Backtest trial) {
        Set<IssueId> ids = new TreeSet<>((a, b) -> Long.compare(a.value(), b.value()));
        BacktestReport report = trial.report();
        if (report != null) {
            report.forecast().largest().forEach(difference -> {
                ids.add(difference.from());
                known(difference.to()).ifPresent(ids::add);
            });
            report.alerts().forEach(alert -> {
                alert.more().forEach(firing -> known(firing.issue()).ifPresent(ids::add));
                alert.fewer().forEach(firing -> known(firing.issue()).ifPresent(ids::add));
            });
        }
        return List.copyOf(ids);
    }

    private static Optional<IssueId> known(Place place) {
        return place instanceof Place.Known(var issue) ? Optional.of(issue) : Optional.empty();
    }

    /// How a trial stands, and what came of it.
    ///
    /// @param found the issues it names
    /// @param offered whether it is what an offer asks for
    TrialPart part(Backtest trial, Map<IssueId, Issue> found, boolean offered) {
        State state = trial.state();
        boolean mayWrite = visit.may(Scope.PROJECT_WRITE);
        String address = "?trial=" + trial.id();
        BacktestReport report = trial.report();
        boolean applies = state == State.DONE && mayWrite && report != null
                && (report.forecast().rekeyed() > 0 || !isOfRulesInForce(trial));
        return new TrialPart(base + address, title(trial), state.isUnderWay(),
                state == State.FAILED, sentence(trial),
                state == State.RUNNING ? trial.progress().percent() : null,
                report == null ? null : report(report, found, state == State.APPLIED),
                applies ? base + "apply/" + address : null,
                offered && mayWrite && state == State.DONE ? base + "dismiss/" : null,
                mayWrite && (state == State.WAITING || state == State.RUNNING)
                        ? base + "end/" + address
                        : null);
    }

    private static String sentence(Backtest trial) {
        return switch (trial.state()) {
            case WAITING -> "Other trials are before it.";
            case RUNNING -> trial.progress().events() == 0
                    ? "Stored events are being read."
                    : Words.many(trial.progress().events(), "event") + " of about "
                            + Words.number(trial.progress().expected()) + " read.";
            case DONE -> "Tried. Nothing is changed.";
            case FAILED -> trial.failure() == null ? "It failed." : trial.failure();
            case CANCELLED -> "Somebody ended it.";
            case APPLYING -> "The change is being made. New events are taken meanwhile.";
            case APPLIED -> "The change is made, with its history. It can be undone below.";
        };
    }

    private Report report(BacktestReport report, Map<IssueId, Issue> found, boolean applied) {
        Forecast forecast = report.forecast();
        List<Figure> figures = List.of(
                figure(forecast.merged(), "issues merged"),
                figure(forecast.split(), "issues split"),
                figure(forecast.opened(), "new issues"),
                figure(forecast.unchanged(), "issues unchanged"));
        String moved = forecast.moved() == 0 ? "No event" : Words.many(forecast.moved(), "event");
        return new Report(
                applied ? "What became different" : "What would differ",
                moved + (applied ? " went to another issue." : " would be in another issue."),
                read(report), figures,
                forecast.largest().stream().map(each -> differing(each, found)).toList(),
                report.alerts().stream().map(each -> alert(each, found)).toList());
    }

    private static Figure figure(long value, String name) {
        return new Figure(Words.number(value), name);
    }

    private static String read(BacktestReport report) {
        String read = Words.many(report.events(), "event") + " read, "
                + Words.number(report.distinct()) + " of them different.";
        return report.unreadable() == 0
                ? read
                : read + " " + Words.number(report.unreadable()) + " could not be read.";
    }

    private Differing differing(Difference difference, Map<IssueId, Issue> found) {
        Evidence evidence = difference.evidence();
        return new Differing(Words.capital(difference.kind().wireName()),
                named(new Place.Known(difference.from()), found),
                named(difference.to(), found), Words.many(difference.events(), "event"),
                evidence == null ? null : compared(difference, evidence),
                evidence == null ? List.of() : evidence.diff().reasons(),
                evidence == null ? List.of() : ComparisonParts.sections(evidence.diff()));
    }

    private static String compared(Difference difference, Evidence evidence) {
        if (evidence.isOfOneEvent()) {
            return "One of them, as it is grouped now and as it would be";
        }
        return difference.to() instanceof Place.Known
                ? "One of them beside one that is there: what told them apart until now"
                : "One of them beside one that goes elsewhere: what would tell them apart";
    }

    private Alert alert(AlertForecast alert, Map<IssueId, Issue> found) {
        String name = switch (alert.condition()) {
            case AlertCondition.NewIssue() -> "New issue";
            case AlertCondition.Frequency(var events, var within) -> "More than "
                    + Words.many(events, "event") + " in " + within.toHours() + " h";
        };
        return new Alert(name, sentence(alert), firings(alert, found));
    }

    private static String sentence(AlertForecast alert) {
        if (alert.before() == 0 && alert.after() == 0) {
            return "Did not fire, and would not have.";
        }
        return "Fired " + times(alert.before()) + ", would have fired " + times(alert.after())
                + ".";
    }

    private static String times(long times) {
        return times == 1 ? "once" : Words.many(times, "time");
    }

    /// Where it fires in both cases, only the moment differs.
    private List<Firing> firings(AlertForecast alert, Map<IssueId, Issue> found) {
        Set<Place> fewer = places(alert.fewer());
        Set<Place> more = places(alert.more());
        List<Firing> firings = new ArrayList<>();
        long opened = more.stream().filter(Place.Opened.class::isInstance).count();
        if (opened > 0) {
            firings.add(new Firing("would fire",
                    new Named(opened == 1 ? "a new issue" : "new issues", "", null)));
        }
        add(firings, "would fire", more.stream().filter(Place.Known.class::isInstance)
                .filter(place -> !fewer.contains(place)).toList(), found);
        add(firings, "would not fire",
                fewer.stream().filter(place -> !more.contains(place)).toList(), found);
        add(firings, "at another time", more.stream().filter(fewer::contains).toList(), found);
        return firings;
    }

    /// The first ones, and how many there are beside them.
    private void add(
            List<Firing> firings, String what, List<Place> places, Map<IssueId, Issue> found) {
        places.stream().limit(FIRINGS_MAX)
                .forEach(place -> firings.add(new Firing(what, named(place, found))));
        int left = places.size() - FIRINGS_MAX;
        if (left > 0) {
            firings.add(new Firing(what, new Named(Words.many(left, "more issue"), "", null)));
        }
    }

    private static Set<Place> places(List<AlertForecast.Firing> firings) {
        return firings.stream().map(AlertForecast.Firing::issue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Named named(Place place, Map<IssueId, Issue> found) {
        return switch (place) {
            case Place.Opened _ -> new Named("a new issue", "", null);
            case Place.Known(var id) -> {
                Issue issue = found.get(id);
                yield issue == null
                        ? new Named("an issue that is gone", "", null)
                        : new Named(issue.shortId(project.slug()).toString(),
                                issue.metadata().title(),
                                visit.address("issues/" + id + "/"));
            }
        };
    }
}
