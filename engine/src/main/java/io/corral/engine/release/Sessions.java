package io.corral.engine.release;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.UserKind;
import io.corral.store.UserSketch;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthQuery.By;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthStore;
import io.corral.store.health.HealthSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers questions about sessions (API reference 3.8). Thread-safe.
public final class Sessions {

    private static final int POINTS_MAX = 10_000;
    private static final int HOURS_OF_DAY = 24;
    private static final long HOUR_SECONDS = 3_600;
    private static final String STATUS = "session.status";
    private static final Map<String, By> GROUPS = Map.of(
            "project", By.PROJECT, "release", By.RELEASE, "environment", By.ENVIRONMENT);

    private final HealthStore health;

    public Sessions(HealthStore health) {
        this.health = health;
    }

    /// A question that was checked.
    private record Question(
            List<SessionField> fields, Set<By> by, boolean byStatus, Axis axis,
            Predicate<HealthSum.Group> filter, @Nullable SessionField orderBy,
            boolean descending) {}

    /// Why a question cannot be answered.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        private Refusal(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    /// Answers a question.
    public SessionAnswer answer(SessionRequest request) {
        try {
            return answer(request, question(request));
        } catch (Refusal refusal) {
            return new SessionAnswer.Refused(refusal.sentence);
        }
    }

    private static Question question(SessionRequest request) {
        if (request.fields().isEmpty()) {
            throw new Refusal("Ask for at least one field, such as sum(session).");
        }
        List<SessionField> fields = request.fields().stream().map(Sessions::field).toList();
        boolean byStatus = request.groupBy().contains(STATUS);
        if (byStatus && !fields.stream().allMatch(SessionField::suitsStatus)) {
            throw new Refusal("A rate cannot be grouped by session.status.");
        }
        Set<By> by = EnumSet.noneOf(By.class);
        for (String name : request.groupBy()) {
            if (GROUPS.containsKey(name)) {
                by.add(GROUPS.get(name));
            } else if (!name.equals(STATUS)) {
                throw new Refusal("Invalid groupBy: " + name + ". Group by project, release, "
                        + "environment or session.status.");
            }
        }
        String order = request.orderBy().startsWith("-")
                ? request.orderBy().substring(1)
                : request.orderBy();
        SessionField orderBy = order.isBlank() ? null : field(order);
        if (orderBy != null && !fields.contains(orderBy)) {
            throw new Refusal("orderBy has to name one of the fields.");
        }
        return new Question(fields, by, byStatus, axis(request), filter(request), orderBy,
                request.orderBy().startsWith("-"));
    }

    private static SessionField field(String name) {
        return SessionField.read(name)
                .orElseThrow(() -> new Refusal("Invalid field: " + name + ". There are "
                        + "sum(session), count_unique(user), crash_rate, crash_free_rate, "
                        + "errored_rate, unhandled_rate, abnormal_rate and healthy_rate of session "
                        + "or user, anr_rate(), foreground_anr_rate(), and avg, p50, p75, p90, "
                        + "p95, p99, max of session.duration."));
    }

    private static Predicate<HealthSum.Group> filter(SessionRequest request) {
        return switch (new SessionFilter(request.projects()).read(request.query())) {
            case SessionFilter.Read.Wrong(var sentence) -> throw new Refusal(sentence);
            case SessionFilter.Read.Good(var filter) -> filter;
        };
    }

    /// Whole intervals around the window; those of a day or more begin with a day.
    private static Axis axis(SessionRequest request) {
        int hours = hours(request.interval());
        long seconds = hours * HOUR_SECONDS;
        long from = Math.floorDiv(request.window().from().getEpochSecond(), seconds) * seconds;
        long to = -Math.floorDiv(-request.window().to().getEpochSecond(), seconds) * seconds;
        long intervals = (to - from) / seconds;
        if (intervals > POINTS_MAX) {
            throw new Refusal("Your interval and date range would create too many results. Use a "
                    + "larger interval, or a smaller date range.");
        }
        return new Axis(Instant.ofEpochSecond(from), hours, (int) intervals);
    }

    private static int hours(String interval) {
        String text = interval.isBlank() ? "1h" : interval.strip();
        boolean days = text.endsWith("d");
        String number = text.substring(0, text.length() - 1);
        boolean known = (days || text.endsWith("h")) && number.matches("[1-9][0-9]{0,2}");
        int hours = known ? Integer.parseInt(number) * (days ? HOURS_OF_DAY : 1) : 0;
        boolean fits = hours > 0
                && (HOURS_OF_DAY % hours == 0 || hours % HOURS_OF_DAY == 0);
        if (!fits) {
            throw new Refusal("Invalid interval " + interval + ": write full hours that divide a "
                    + "day, such as 1h or 6h, or days, such as 1d.");
        }
        return hours;
    }

    private SessionAnswer answer(SessionRequest request, Question question) {
        boolean filtered = !request.query().isBlank();
        Set<By> by = filtered ? EnumSet.allOf(By.class) : question.by();
        Set<Detail> detail = detail(question.fields());
        List<HealthSum> series = sums(request, question, question.axis(), by, detail);
        Axis whole = Axis.whole(question.axis().from(),
                question.axis().hours() * question.axis().intervals());
        List<HealthSum> totals = sums(request, question, whole, by, detail);
        Map<HealthSum.Group, Map<Integer, HealthSum>> groups = new LinkedHashMap<>();
        for (HealthSum sum : series) {
            groups.computeIfAbsent(sum.group(), _ -> new TreeMap<>()).put(sum.interval(), sum);
        }
        if (groups.isEmpty() && question.by().isEmpty()) {
            groups.put(new HealthSum.Group(null, null, null), Map.of());
        }
        Map<HealthSum.Group, HealthSum> total = new LinkedHashMap<>();
        totals.forEach(sum -> total.put(sum.group(), sum));
        List<SessionAnswer.Group> answered = new ArrayList<>();
        groups.forEach((group, intervals) -> answered.addAll(
                groups(question, group, total.get(group), intervals)));
        return new SessionAnswer.Found(question.axis().from(), question.axis().to(),
                begins(question.axis()), some(request, question, answered));
    }

    private static Set<Detail> detail(List<SessionField> fields) {
        Set<Detail> detail = EnumSet.noneOf(Detail.class);
        for (SessionField field : fields) {
            if (field.isOfUsers()) {
                detail.add(Detail.USERS);
            }
            if (field.function().isOfDurations()) {
                detail.add(Detail.DURATIONS);
            }
        }
        return detail;
    }

    /// Sums grouped as asked, of groups that meet the query.
    private List<HealthSum> sums(
            SessionRequest request, Question question, Axis axis, Set<By> by,
            Set<Detail> detail) {
        record Place(HealthSum.Group group, int interval) {}
        Map<Place, HealthSum> sums = new LinkedHashMap<>();
        for (HealthSum sum : health.sums(new HealthQuery(request.projects().keySet(), Set.of(),
                request.environments(), axis, by, detail))) {
            if (question.filter().test(sum.group())) {
                HealthSum.Group group = only(sum.group(), question.by());
                sums.merge(new Place(group, sum.interval()),
                        new HealthSum(group, sum.interval(), sum.counts(), sum.users(),
                                sum.durations()),
                        Sessions::both);
            }
        }
        return List.copyOf(sums.values());
    }

    private static HealthSum.Group only(HealthSum.Group group, Set<By> by) {
        return new HealthSum.Group(
                by.contains(By.PROJECT) ? group.project() : null,
                by.contains(By.RELEASE) ? group.release() : null,
                by.contains(By.ENVIRONMENT) ? group.environment() : null);
    }

    private static HealthSum both(HealthSum first, HealthSum second) {
        Map<UserKind, UserSketch> users = new EnumMap<>(UserKind.class);
        users.putAll(first.users());
        second.users().forEach((kind, some) -> users.merge(kind, some, UserSketch::plus));
        DurationSketch durations = first.durations().plus(second.durations());
        return new HealthSum(first.group(), first.interval(),
                first.counts().plus(second.counts()), users, durations);
    }

    private static List<SessionAnswer.Group> groups(
            Question question, HealthSum.Group group, @Nullable HealthSum total,
            Map<Integer, HealthSum> intervals) {
        if (!question.byStatus()) {
            return List.of(group(question, by(group), total, intervals, null));
        }
        List<SessionAnswer.Group> groups = new ArrayList<>();
        for (SessionStatus status : SessionStatus.values()) {
            Map<String, Object> by = by(group);
            by.put(STATUS, status.wireName());
            groups.add(group(question, by, total, intervals, status));
        }
        return groups;
    }

    private static SessionAnswer.Group group(
            Question question, Map<String, Object> by, @Nullable HealthSum total,
            Map<Integer, HealthSum> intervals, @Nullable SessionStatus status) {
        Map<String, @Nullable Double> totals = new LinkedHashMap<>();
        Map<String, List<@Nullable Double>> series = new LinkedHashMap<>();
        for (SessionField field : question.fields()) {
            totals.put(field.name(), value(field, total, status));
            List<@Nullable Double> values = new ArrayList<>(question.axis().intervals());
            for (int i = 0; i < question.axis().intervals(); i++) {
                values.add(value(field, intervals.get(i), status));
            }
            series.put(field.name(), values);
        }
        return new SessionAnswer.Group(by, totals, series);
    }

    private static @Nullable Double value(
            SessionField field, @Nullable HealthSum sum, @Nullable SessionStatus status) {
        return (status == null ? field.of(sum) : field.of(sum, status)).orElse(null);
    }

    private static Map<String, Object> by(HealthSum.Group group) {
        Map<String, Object> by = new TreeMap<>();
        if (group.project() != null) {
            by.put("project", group.project().value());
        }
        if (group.release() != null) {
            by.put("release", group.release());
        }
        if (group.environment() != null) {
            by.put("environment", group.environment());
        }
        return by;
    }

    private static List<Instant> begins(Axis axis) {
        List<Instant> begins = new ArrayList<>(axis.intervals());
        for (int i = 0; i < axis.intervals(); i++) {
            begins.add(axis.from().plus(Duration.ofHours((long) axis.hours() * i)));
        }
        return begins;
    }

    private static List<SessionAnswer.Group> some(
            SessionRequest request, Question question, List<SessionAnswer.Group> groups) {
        int most = Math.max(1, POINTS_MAX / question.axis().intervals());
        int limit = request.groupsMax() > 0 ? Math.min(request.groupsMax(), most) : most;
        Comparator<SessionAnswer.Group> order =
                Comparator.comparing(group -> group.by().toString());
        SessionField orderBy = question.orderBy();
        if (orderBy != null) {
            Comparator<SessionAnswer.Group> byField = Comparator.comparing(
                    group -> Objects.requireNonNullElse(
                            group.totals().get(orderBy.name()), Double.NEGATIVE_INFINITY));
            order = (question.descending() ? byField.reversed() : byField).thenComparing(order);
        }
        return groups.stream().sorted(order).limit(limit).toList();
    }
}
