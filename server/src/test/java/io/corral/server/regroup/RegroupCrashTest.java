package io.corral.server.regroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.UserId;
import io.corral.server.regroup.RegroupFixture.Sample;
import io.corral.store.CrashPoint;
import io.corral.store.embedded.event.DuckDbEventStore;
import io.corral.store.embedded.event.EventSettings;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Issue;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.testkit.KilledProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends a process of its own at every point of a job, and of undoing it, and looks at what is left.
class RegroupCrashTest {

    private static final int EVENTS = 60;

    @TempDir
    Path place;

    /// Ingests, moves everything to two keys, and undoes it.
    static void main(String[] arguments) {
        try (RegroupFixture at = open(Path.of(arguments[0]))) {
            at.ingest(samples(), RegroupCrashTest::before);
            long job = at.regrouping.run(RegroupFixture.order("all"), RegroupFixture.moves(
                    samples(), RegroupCrashTest::before, RegroupCrashTest::after)).id();
            at.regrouping.undo(job, "back", new UserId(1), "{}");
        }
    }

    private static RegroupFixture open(Path place) {
        RegroupFixture fixture = new RegroupFixture(place, DuckDbEventStore.open(
                place.resolve("events.duckdb"), EventSettings.defaults()));
        fixture.remember(samples(), RegroupCrashTest::before);
        return fixture;
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= EVENTS; i++) {
            samples.add(new Sample(i, i, i % 5, i % 3, i % 2, i % 4));
        }
        return samples;
    }

    private static long before(Sample sample) {
        return 10L + sample.text();
    }

    private static long after(Sample sample) {
        return 20L + sample.id() % 2;
    }

    @ParameterizedTest
    @CsvSource({
        "REGROUP_PLANNING, 1, false", "REGROUP_FOLLOWED, 1, true", "REGROUP_PLANNED, 1, true",
        "REGROUP_ISSUES_WRITTEN, 1, true",
        "REGROUP_ISSUES_COMMITTED, 1, true", "REGROUP_ROWS_WRITTEN, 1, true",
        "REGROUP_ROWS_COMMITTED, 1, true", "REGROUP_DONE, 1, true",
        "REGROUP_PLANNED, 2, false", "REGROUP_ISSUES_WRITTEN, 2, false",
        "REGROUP_ISSUES_COMMITTED, 2, false", "REGROUP_ROWS_WRITTEN, 2, false",
        "REGROUP_ROWS_COMMITTED, 2, false", "REGROUP_DONE, 2, false"})
    void crash_anywhere_isCarriedThrough(CrashPoint point, int count, boolean applied)
            throws Exception {
        KilledProcess.run(RegroupCrashTest.class, place, point, count);
        Set<List<Object>> expected;
        try (RegroupFixture fresh = open(Files.createDirectory(place.resolve("fresh")))) {
            fresh.ingest(samples(),
                    applied ? RegroupCrashTest::after : RegroupCrashTest::before);
            expected = seen(fresh);
        }

        try (RegroupFixture at = open(place)) {
            at.regrouping.resume();

            assertThat(at.journal.unfinished()).isEmpty();
            assertThat(seen(at)).isEqualTo(expected);
            assertThat(countsByIssue(at)).isEqualTo(countsInIssues(at));
        }
    }

    private static Set<List<Object>> seen(RegroupFixture at) {
        Set<List<Object>> seen = new HashSet<>();
        at.seen().values().forEach(each -> seen.add(each.numbers()));
        return seen;
    }

    /// Rows of each issue, as the event store counts them.
    private static Set<List<Object>> countsByIssue(RegroupFixture at) {
        var query = new EventQuery(
                new EventScope(EnumSet.allOf(EventRowKind.class),
                        Set.of(RegroupFixture.PROJECT), RegroupFixture.NOON.minus(
                                Duration.ofDays(2)),
                        RegroupFixture.NOON.plus(Duration.ofDays(2))),
                EventPredicate.ALWAYS, List.of(new Issue(), new Count()), null, List.of(), 99,
                0, at.issues.issues().keysVersion());
        Set<List<Object>> counts = new HashSet<>();
        at.rows.query(query).rows().forEach(row -> counts.add(
                List.of(String.valueOf(row.get(0)), String.valueOf(row.get(1)))));
        return counts;
    }

    private static Set<List<Object>> countsInIssues(RegroupFixture at) {
        Set<List<Object>> counts = new HashSet<>();
        at.seen().values().forEach(each -> counts.add(List.of(each.issue().id().toString(),
                Long.toString(each.issue().numbers().events()))));
        return counts;
    }
}
