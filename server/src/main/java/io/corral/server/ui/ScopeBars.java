package io.corral.server.ui;

import io.corral.domain.project.Project;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.ScopeBar.Choice;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.ScopeBar.Range;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes the menus that choose what a page looks at.
public final class ScopeBars {

    private static final Map<String, String> PERIOD_WORDS = Map.of(
            "1h", "Last hour", "24h", "Last 24 hours", "7d", "Last 7 days", "14d", "Last 14 days",
            "30d", "Last 30 days", "90d", "Last 90 days");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private ScopeBars() {}

    /// All three menus.
    ///
    /// @param environments there are
    /// @param address of the page with its other parameters and the scope
    public static ScopeBar of(
            Visit visit, PageScope scope, List<String> environments, Address address) {
        return new ScopeBar(projects(visit, scope, address),
                environments(scope, environments, address), periods(visit, scope, address));
    }

    /// The menu of projects alone.
    public static Picker projects(Visit visit, PageScope scope, Address address) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                address.without("project").toString(), "All projects",
                scope.projects().isEmpty()));
        for (Project project : visit.directory().projectsOf(visit.organization().id())) {
            choices.add(new Choice(
                    address.with("project", project.id().toString()).toString(), project.name(),
                    scope.projects().contains(project)));
        }
        return new Picker(label(scope.projects().stream().map(Project::name).toList(),
                "All projects"), !scope.projects().isEmpty(), choices, null);
    }

    /// The menu of environments alone.
    public static Picker environments(
            PageScope scope, List<String> environments, Address address) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                address.without("environment").toString(), "All environments",
                scope.environments().isEmpty()));
        for (String environment : environments) {
            choices.add(new Choice(
                    address.with("environment", environment).toString(), environment,
                    scope.environments().contains(environment)));
        }
        return new Picker(label(scope.environments(), "All environments"),
                !scope.environments().isEmpty(), choices, null);
    }

    /// The menu of times alone.
    public static Picker periods(Visit visit, PageScope scope, Address address) {
        Address open = address.without("start").without("end");
        List<Choice> choices = PageScope.PERIODS.stream().map(period -> new Choice(
                open.with("statsPeriod", period).toString(),
                PERIOD_WORDS.getOrDefault(period, period), period.equals(scope.period())))
                .toList();
        String period = scope.period();
        String label = period == null
                ? day(scope.window().from(), visit.zone()) + " – "
                        + day(scope.window().to(), visit.zone())
                : PERIOD_WORDS.getOrDefault(period, "Last " + period);
        var range = new Range(visit.address(RangeForm.PATH), open.without("statsPeriod").toString(),
                RangeForm.minute(scope.window().from(), visit.zone()),
                RangeForm.minute(scope.window().to(), visit.zone()));
        return new Picker(label, period == null, choices, range);
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    private static String label(List<String> chosen, String all) {
        return switch (chosen.size()) {
            case 0 -> all;
            case 1 -> chosen.getFirst();
            default -> chosen.getFirst() + " +" + (chosen.size() - 1);
        };
    }
}
