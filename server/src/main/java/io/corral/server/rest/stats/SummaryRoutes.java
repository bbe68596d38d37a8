package io.corral.server.rest.stats;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Outcomes per project: summed by category for an organisation, and over time for one project (API
/// reference 2.4, stats-summary and stats).
public final class SummaryRoutes {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final String QUANTITY = "sum(quantity)";
    private static final String ACCEPTED = "accepted";
    private static final int STEPS_MAX = 10_000;
    private static final long HOUR_SECONDS = 3_600;

    private final OutcomeStore outcomes;
    private final InstantSource clock;

    public SummaryRoutes(OutcomeStore outcomes, InstantSource clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /// One category of a project.
    ///
    /// @param outcomes quantities by outcome
    /// @param totals what was not accepted, and everything
    record CategoryView(String category, Map<String, Long> outcomes, Map<String, Long> totals) {}

    record ProjectView(String id, String slug, List<CategoryView> stats) {}

    record SummaryView(String start, String end, List<ProjectView> projects) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/stats-summary/", Scope.ORG_READ,
                this::summary);
        api.project("GET", "/api/0/projects/{org}/{project}/stats/", Scope.PROJECT_READ,
                this::overTime);
    }

    private Answer summary(Call call, Organization organization) {
        if (!call.query().all("field").contains(QUANTITY)) {
            return ApiErrors.badRequest("field is required: " + QUANTITY + ".");
        }
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> Answers.json(200, summary(
                    call, scope.projects(), scope.windowOr(USUAL, clock.instant())));
        };
    }

    private SummaryView summary(Call call, Set<ProjectId> projects, TimeWindow window) {
        Instant from = hour(window.from());
        Instant to = hour(window.to()).plusSeconds(HOUR_SECONDS);
        int hours = (int) Duration.between(from, to).toHours();
        List<OutcomeSum> sums = outcomes.sums(new OutcomeQuery(projects, from, to, hours,
                Set.of(GroupBy.PROJECT, GroupBy.CATEGORY, GroupBy.OUTCOME),
                words(call.query(), "category"), words(call.query(), "outcome"),
                words(call.query(), "reason")));
        List<ProjectView> views = call.directory().projectsVisibleTo(call.principal()).stream()
                .filter(project -> projects.contains(project.id()))
                .map(project -> new ProjectView(
                        project.id().toString(), project.slug(), categories(sums, project.id())))
                .toList();
        return new SummaryView(WireTime.of(from), WireTime.of(to), views);
    }

    private static Set<String> words(Query query, String name) {
        return query.all(name).stream().filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<CategoryView> categories(List<OutcomeSum> sums, ProjectId project) {
        Map<String, Map<String, Long>> byCategory = new TreeMap<>();
        for (OutcomeSum sum : sums) {
            if (project.equals(sum.project())) {
                byCategory.computeIfAbsent(
                        Objects.requireNonNullElse(sum.category(), ""), _ -> new TreeMap<>())
                        .merge(Objects.requireNonNullElse(sum.outcome(), ""), sum.quantity(),
                                Long::sum);
            }
        }
        List<CategoryView> views = new ArrayList<>();
        byCategory.forEach((category, quantities) -> {
            long all = quantities.values().stream().mapToLong(each -> each).sum();
            views.add(new CategoryView(category, quantities, new TreeMap<>(Map.of(
                    "dropped", all - quantities.getOrDefault(ACCEPTED, 0L), QUANTITY, all))));
        });
        return views;
    }

    /// Errors of a project per step, each as `[epoch second, errors]`.
    private Answer overTime(Call call, Project project) {
        Query query = call.query();
        Optional<Set<String>> wanted = switch (query.firstOr("stat", "received")) {
            case "received" -> Optional.of(Set.of());
            case "rejected" -> Optional.of(Set.of("rate_limited"));
            case "blacklisted" -> Optional.of(Set.of("filtered"));
            default -> Optional.empty();
        };
        long step = query.firstOr("resolution", "1h").equals("1d")
                ? 24 * HOUR_SECONDS
                : HOUR_SECONDS;
        long now = clock.instant().getEpochSecond();
        long until = second(query, "until", now);
        long since = second(query, "since", until - USUAL.toSeconds());
        if (wanted.isEmpty() || since > until || (until - since) / step >= STEPS_MAX) {
            return ApiErrors.badRequest("stat is one of received, rejected, blacklisted; since"
                    + " and until are seconds since 1970, at most " + STEPS_MAX + " steps apart.");
        }
        long first = Math.floorDiv(since, step) * step;
        int steps = (int) (Math.floorDiv(until - first, step) + 1);
        long[] counts = new long[steps];
        for (OutcomeSum sum : outcomes.sums(new OutcomeQuery(Set.of(project.id()),
                Instant.ofEpochSecond(first), Instant.ofEpochSecond(first + steps * step),
                (int) (step / HOUR_SECONDS), Set.of(), Set.of("error"), wanted.get(),
                Set.of()))) {
            long index = (sum.interval().getEpochSecond() - first) / step;
            if (index >= 0 && index < steps) {
                counts[(int) index] += sum.quantity();
            }
        }
        List<List<Long>> points = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            points.add(List.of(first + i * step, counts[i]));
        }
        return Answers.json(200, points);
    }

    private static long second(Query query, String name, long otherwise) {
        String text = query.firstOr(name, "");
        return text.matches("\\d{1,11}(\\.\\d{1,9})?")
                ? (long) Double.parseDouble(text)
                : otherwise;
    }

    private static Instant hour(Instant time) {
        return Instant.ofEpochSecond(
                Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS) * HOUR_SECONDS);
    }
}
