package io.corral.server.ui.releases;

import io.corral.domain.health.Adoption;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.project.Project;
import io.corral.domain.release.ReleaseVersion;
import io.corral.engine.release.HealthFigures;
import io.corral.engine.release.ReleaseHealth.Part;
import io.corral.engine.release.ReleaseHealth.Subject;
import io.corral.engine.release.ReleaseListing.Sort;
import io.corral.server.ui.Address;
import io.corral.server.ui.BarCharts;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.release.Deploy;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStatus;
import io.corral.web.page.Bars;
import io.corral.web.page.ScopeBar.Choice;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.releases.ReleaseList;
import io.corral.web.page.releases.ReleaseList.Carried;
import io.corral.web.page.releases.ReleaseList.Row;
import io.corral.web.page.releases.ReleaseList.Search;
import io.corral.web.page.releases.ReleaseList.Went;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the list of releases.
final class ReleaseListView {

    static final String USUAL_PERIOD = "14d";

    private static final int PAGE_SIZE = 25;
    private static final int PAGES_MAX = 1_000;
    private static final int PROJECTS_SHOWN = 3;
    private static final int BARS_HEIGHT = 24;
    private static final double PERCENT = 100;
    private static final String ALL = "all";
    private static final Map<Sort, String> SORTS = sorts();

    private final ReleaseReading reading;

    ReleaseListView(ReleaseReading reading) {
        this.reading = reading;
    }

    private static Map<Sort, String> sorts() {
        Map<Sort, String> sorts = new LinkedHashMap<>();
        sorts.put(Sort.DATE, "Newest");
        sorts.put(Sort.SEMVER, "Semantic version");
        sorts.put(Sort.ADOPTION, "Adoption");
        sorts.put(Sort.SESSIONS, "Most sessions");
        sorts.put(Sort.USERS, "Most users");
        sorts.put(Sort.CRASH_FREE_SESSIONS, "Worst crash-free sessions");
        sorts.put(Sort.CRASH_FREE_USERS, "Worst crash-free users");
        return sorts;
    }

    /// What the address asks for.
    ///
    /// @param status null for all
    private record Asked(
            PageScope scope, Set<ProjectId> projects, String text, Sort sort,
            @Nullable ReleaseStatus status, int page) {

        private static Asked of(Visit visit) {
            PageScope scope = PageScope.of(visit, USUAL_PERIOD);
            String status = visit.query().firstOr("status", "open");
            String page = visit.query().firstOr("page", "1");
            return new Asked(scope, scope.projectIds(visit),
                    visit.query().firstOr("query", "").strip(),
                    Sort.ofWireName(visit.query().firstOr("sort", "")).orElse(Sort.DATE),
                    switch (status) {
                        case ALL -> null;
                        case "archived" -> ReleaseStatus.ARCHIVED;
                        default -> ReleaseStatus.OPEN;
                    },
                    page.matches("[1-9][0-9]{0,3}")
                            ? Math.min(PAGES_MAX, Integer.parseInt(page))
                            : 1);
        }

        private Address address(Visit visit) {
            Address address = scope.on(Address.of(visit.address("releases/")), visit);
            address = text.isEmpty() ? address : address.with("query", text);
            address = sort == Sort.DATE ? address : address.with("sort", sort.wireName());
            return status == ReleaseStatus.OPEN ? address : address.with("status", word(status));
        }

        private static String word(@Nullable ReleaseStatus status) {
            return status == null ? ALL : status.name().toLowerCase(Locale.ROOT);
        }
    }

    ReleaseList of(Visit visit, Shell shell) {
        Asked asked = Asked.of(visit);
        Address here = asked.address(visit);
        List<Release> found = reading.listing().list(
                query(visit.organization().id(), asked), asked.sort(),
                Set.copyOf(asked.scope().environments()), asked.scope().window(), visit.now());
        boolean more = found.size() > PAGE_SIZE;
        List<Release> shown = more ? found.subList(0, PAGE_SIZE) : found;
        List<String> environments = reading.issues().environments(asked.projects());
        return new ReleaseList(shell,
                ScopeBars.of(visit, asked.scope(), environments, here),
                search(visit, asked, here), sorts(asked, here), statuses(asked, here),
                shown.isEmpty() ? List.of() : rows(visit, asked, shown),
                shown.isEmpty() ? empty(visit, asked, here) : null,
                asked.page() > 1 ? page(here, asked.page() - 1) : null,
                more ? page(here, asked.page() + 1) : null);
    }

    private static ReleaseQuery query(OrganizationId organization, Asked asked) {
        return new ReleaseQuery(organization, asked.projects(),
                asked.text().isEmpty() ? null : asked.text(), asked.status(),
                (asked.page() - 1) * PAGE_SIZE, PAGE_SIZE + 1);
    }

    private static String page(Address here, int page) {
        return (page == 1 ? here : here.with("page", Integer.toString(page))).toString();
    }

    private static Search search(Visit visit, Asked asked, Address here) {
        List<Carried> carried = new ArrayList<>();
        here.without("query").parameters().forEach((name, values) -> values.forEach(
                value -> carried.add(new Carried(name, value))));
        return new Search(visit.address("releases/"), carried, asked.text());
    }

    private static Picker sorts(Asked asked, Address here) {
        List<Choice> choices = new ArrayList<>();
        SORTS.forEach((sort, text) -> choices.add(new Choice(
                (sort == Sort.DATE ? here.without("sort") : here.with("sort", sort.wireName()))
                        .toString(),
                text, sort == asked.sort())));
        return new Picker(SORTS.getOrDefault(asked.sort(), ""), asked.sort() != Sort.DATE,
                choices, null);
    }

    private static Picker statuses(Asked asked, Address here) {
        List<Choice> choices = List.of(
                new Choice(here.without("status").toString(), "Open",
                        asked.status() == ReleaseStatus.OPEN),
                new Choice(here.with("status", "archived").toString(), "Archived",
                        asked.status() == ReleaseStatus.ARCHIVED),
                new Choice(here.with("status", ALL).toString(), "Open and archived",
                        asked.status() == null));
        String label = choices.stream().filter(Choice::current).findFirst()
                .map(Choice::text).orElse("");
        return new Picker(label, asked.status() != ReleaseStatus.OPEN, choices, null);
    }

    private ReleaseList.Empty empty(Visit visit, Asked asked, Address here) {
        boolean untouched = reading.releases().list(new ReleaseQuery(visit.organization().id(),
                projects(visit), null, null, 0, 1)).isEmpty();
        if (untouched) {
            return new ReleaseList.Empty("No release yet",
                    "Tell the SDK which version it runs in, or make a release where you build: "
                            + "events and sessions then show which version brought a bug.",
                    List.of(), "Sentry.init({ dsn, release: \"shop@1.4.0\" })\n"
                            + "sentry-cli releases new shop@1.4.0");
        }
        List<Shell.Link> links = new ArrayList<>();
        if (!asked.text().isEmpty()) {
            links.add(new Shell.Link(here.without("query").toString(), "Any version"));
        }
        if (asked.status() != null) {
            links.add(new Shell.Link(here.with("status", ALL).toString(), "Open and archived"));
        }
        if (!asked.scope().projects().isEmpty()) {
            links.add(new Shell.Link(here.without("project").toString(), "All projects"));
        }
        return new ReleaseList.Empty("No release matches", "Look further:", links, null);
    }

    private static Set<ProjectId> projects(Visit visit) {
        return visit.directory().projectsOf(visit.organization().id()).stream()
                .map(Project::id).collect(Collectors.toSet());
    }

    private List<Row> rows(Visit visit, Asked asked, List<Release> shown) {
        var subject = Subject.of(shown, asked.projects(),
                Set.copyOf(asked.scope().environments()), false);
        Map<Part, HealthFigures> figures =
                reading.health().figures(subject, asked.scope().window(), visit.now());
        Map<Part, Adoption> stages = reading.health().adoption(subject, visit.now());
        Map<ReleaseId, ReleaseHistory> histories =
                reading.commits().histories(shown.stream().map(Release::id).toList());
        return shown.stream().map(release -> {
            Part part = new Part(null, release.version());
            return row(visit, asked, release, figures.get(part), stages.get(part),
                    histories.getOrDefault(release.id(), ReleaseHistory.NONE));
        }).toList();
    }

    private static Row row(
            Visit visit, Asked asked, Release release, @Nullable HealthFigures figures,
            @Nullable Adoption stage, ReleaseHistory history) {
        ReleaseVersion version = ReleaseVersion.parse(release.version());
        Deploy deploy = history.lastDeploy();
        long newIssues = release.projects().stream()
                .filter(part -> asked.projects().contains(part.project()))
                .mapToLong(Release.InProject::newIssues).sum();
        Set<ProjectId> narrowed = asked.scope().projects().stream().map(Project::id)
                .collect(Collectors.toSet());
        Instant at =
                release.releasedAt() != null ? release.releasedAt() : release.createdAt();
        HealthFigures known = figures == null ? HealthFigures.NONE : figures;
        return new Row(
                asked.scope().on(ReleaseLinks.release(visit, release.version()), visit).toString(),
                version.shortVersion(), release.version(),
                Objects.requireNonNullElse(version.packageName(), ""),
                Words.ago(at, visit.now()), chips(release, stage), slugs(visit, release),
                HealthWords.crashFree(known.crashFreeSessions(), "session"),
                HealthWords.crashFree(known.crashFreeUsers(), "user"),
                HealthWords.part(known.sessionAdoption()),
                Long.toString(Math.round(PERCENT * known.sessionAdoption().share())),
                known.day().sessions() == 0 ? null : bars(known),
                known.day().sessions() == 0
                        ? "none"
                        : Words.many(known.day().sessions(), "session"),
                Words.number(newIssues),
                newIssues == 0
                        ? ""
                        : ReleaseLinks.newIssues(visit, release.version(), narrowed),
                history.commits() == 0 ? "" : Words.many(history.commits(), "commit"),
                deploy == null
                        ? null
                        : new Went(deploy.environment(),
                                Words.ago(deploy.finishedAt(), visit.now())));
    }

    private static List<Chip> chips(Release release, @Nullable Adoption stage) {
        List<Chip> chips = new ArrayList<>();
        if (stage != null) {
            chips.add(HealthWords.stage(stage));
        }
        if (release.status() == ReleaseStatus.ARCHIVED) {
            chips.add(Chip.of("Archived", ""));
        }
        return chips;
    }

    private static List<String> slugs(Visit visit, Release release) {
        List<String> slugs = release.projects().stream()
                .flatMap(part -> visit.directory().project(part.project()).stream())
                .map(Project::slug).toList();
        if (slugs.size() <= PROJECTS_SHOWN) {
            return slugs;
        }
        List<String> some = new ArrayList<>(slugs.subList(0, PROJECTS_SHOWN));
        some.add("+" + (slugs.size() - PROJECTS_SHOWN));
        return some;
    }

    private static Bars bars(HealthFigures figures) {
        int hours = figures.day().hourly().size();
        return BarCharts.of(
                List.of(new BarCharts.Layer("", "", figures.day().hourly())), BARS_HEIGHT,
                i -> i == hours - 1 ? "This hour" : (hours - 1 - i) + " h ago",
                Words.many(figures.day().sessions(), "session") + " in the last 24 hours");
    }
}
