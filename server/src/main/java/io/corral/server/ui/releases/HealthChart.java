package io.corral.server.ui.releases;

import io.corral.domain.health.SessionStatus;
import io.corral.engine.release.HealthFigures;
import io.corral.engine.release.ReleaseHealth.Subject;
import io.corral.server.ui.Charts;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthSum;
import io.corral.store.release.Deploy;
import io.corral.web.page.releases.ReleaseDetail.Colour;
import io.corral.web.page.releases.ReleaseDetail.Health;
import io.corral.web.page.releases.ReleaseDetail.Stat;
import io.corral.web.page.releases.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How the sessions of a release went over time.
final class HealthChart {

    private static final int COLUMNS = 60;

    private final ReleaseReading reading;

    HealthChart(ReleaseReading reading) {
        this.reading = reading;
    }

    /// The card.
    ///
    /// @param deploys marked in the graph
    Health of(
            Visit visit, PageScope scope, Subject subject, HealthFigures figures,
            List<Deploy> deploys) {
        Instant from = scope.window().from().truncatedTo(ChronoUnit.HOURS);
        Axis whole = axis(from, scope.window().to());
        Axis axis = axis(first(whole, sums(subject, whole)), scope.window().to());
        List<HealthSum> sums = sums(subject, axis);
        List<Charts.Series> series = new ArrayList<>();
        for (SessionStatus status : SessionStatus.values()) {
            List<Long> values = values(axis, sums, status);
            boolean some = values.stream().anyMatch(value -> value > 0);
            if (some || status == SessionStatus.HEALTHY) {
                series.add(new Charts.Series(
                        Words.capital(status.wireName()), look(status), values));
            }
        }
        List<Charts.Mark> marks = deploys.stream()
                .filter(deploy -> deploy.finishedAt().isAfter(axis.from()))
                .map(deploy -> new Charts.Mark(
                        deploy.finishedAt(), "deployed to " + deploy.environment()))
                .toList();
        return new Health(stats(figures), Charts.of(
                "Sessions of the release by how they went", axis.from(),
                Duration.ofHours(axis.hours()), series, marks),
                series.stream()
                        .map(each -> new Colour(each.look(), each.name())).toList());
    }

    private List<HealthSum> sums(Subject subject, Axis axis) {
        return reading.sessions().sums(new HealthQuery(subject.projects(), subject.versions(),
                subject.environments(), axis, Set.of(), Set.of()));
    }

    /// The graph of a young release begins with it, and a little before.
    private static Instant first(Axis axis, List<HealthSum> sums) {
        int first = sums.stream().mapToInt(HealthSum::interval).min().orElse(0);
        return axis.from().plus((long) axis.hours() * Math.max(0, first - 1), ChronoUnit.HOURS);
    }

    private static Axis axis(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        int hours = (int) Math.max(1, Math.ceilDiv(length.toHours(), COLUMNS));
        int intervals = (int) Math.ceilDiv(length.toMinutes(), 60L * hours);
        return new Axis(from, hours, Math.max(1, intervals));
    }

    private static List<Long> values(Axis axis, List<HealthSum> sums, SessionStatus status) {
        Long[] values = new Long[axis.intervals()];
        Arrays.fill(values, 0L);
        for (HealthSum sum : sums) {
            values[sum.interval()] = sum.counts().of(status);
        }
        return List.of(values);
    }

    private static String look(SessionStatus status) {
        return switch (status) {
            case HEALTHY -> "quiet";
            case ERRORED -> "info";
            case UNHANDLED -> "warning";
            case ABNORMAL -> "main";
            case CRASHED -> "bad";
        };
    }

    private static List<Stat> stats(HealthFigures figures) {
        return List.of(
                new Stat("Crash-free sessions",
                        HealthWords.crashFree(figures.crashFreeSessions(), "session")),
                new Stat("Crash-free users",
                        HealthWords.crashFree(figures.crashFreeUsers(), "user")),
                new Stat("Adoption, 24 h", HealthWords.part(figures.sessionAdoption())),
                new Stat("Sessions", new Share(
                        Words.shortNumber(figures.counts().sessions()),
                        Words.number(figures.counts().crashed()) + " crashed", "")),
                new Stat("Users", new Share(Words.shortNumber(figures.users()),
                        Words.number(figures.crashedUsers()) + " with a crash", "")));
    }
}
