package io.corral.server.fill;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueDecisions;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.domain.release.ReleaseOrder;
import io.corral.domain.release.ReleaseSeen;
import io.corral.server.fill.EventMaker.Made;
import io.corral.server.fill.EventMaker.Moment;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.Watermark;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventStore;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/// Writes events of the last 30 days into empty stores: six in ten are errors, spread over all
/// issues, four are transactions. Each issue has at least one event when there are errors enough;
/// the newest errors have payloads.
public final class Fill {

    private static final Duration SPAN = Duration.ofDays(30);
    private static final int BATCH = 20_000;
    private static final int ERRORS_IN_TEN = 6;
    private static final int PAYLOADS = 20_000;
    private static final long SEED = 42;

    private final Stores stores;
    private final OrganizationId organization;
    private final Cast cast;
    private final EventMaker maker;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long events;
    private final Instant end;
    private long errors;

    /// What is filled.
    public record Stores(PayloadStore payloads, EventStore events, IssueStore issues) {}

    /// What there will be.
    ///
    /// @param end time of the last event
    public record Size(long events, int issues, Instant end) {}

    /// @param projects of the organisation, which share the events
    public Fill(
            Stores stores, OrganizationId organization, List<ProjectId> projects, Size size) {
        this.stores = stores;
        this.organization = organization;
        this.cast = new Cast(projects, size.issues());
        this.maker = new EventMaker(cast, SEED);
        this.events = size.events();
        this.end = size.end();
    }

    /// Writes everything.
    ///
    /// @param progress told how many events there are, after each batch
    public void run(LongConsumer progress) {
        for (long from = 1; from <= events; from += BATCH) {
            long to = Math.min(events, from + BATCH - 1);
            List<Made> made = new ArrayList<>(BATCH);
            for (long number = from; number <= to; number++) {
                made.add(make(number));
            }
            store(new Watermark(0, to), made);
            progress.accept(to);
        }
    }

    private Made make(long number) {
        double share = (double) number / events;
        var moment = new Moment(number, end.minus(SPAN).plusMillis(
                (long) (SPAN.toMillis() * share)).truncatedTo(ChronoUnit.MILLIS), share);
        return number % 10 < ERRORS_IN_TEN
                ? maker.error(moment, cast.bug(nextBug()))
                : maker.transaction(moment);
    }

    /// Every few errors it is the turn of the next bug, whoever that is, so that all appear.
    private int nextBug() {
        long inTurnEvery = Math.max(1, events * ERRORS_IN_TEN / 10 / cast.issues());
        long number = errors++;
        return number % inTurnEvery == 0
                ? (int) (number / inTurnEvery % cast.issues())
                : Cast.ranked(random, cast.issues());
    }

    private void store(Watermark upTo, List<Made> made) {
        List<EventRow> rows = made.stream().map(Made::row).toList();
        List<GroupedEvent> grouped = made.stream().<GroupedEvent>mapMulti((each, found) -> {
            if (each.grouped() != null) {
                found.accept(each.grouped());
            }
        }).toList();
        stores.payloads().append(upTo, payloads(upTo, made), List.of());
        stores.events().append(upTo, rows);
        List<KeyBatch> batches = KeyBatch.ofEvents(grouped);
        Instant now = rows.getLast().origin().receivedAt();
        var states = stores.issues().states(batches.stream().map(KeyBatch::key).toList());
        stores.issues().commit(new DigestCommit(upTo,
                IssueDecisions.decideAll(states, batches, ReleaseOrder.WITHOUT_DATES, now),
                outcomes(rows), releases(rows), List.of(), now));
    }

    private List<Payload> payloads(Watermark upTo, List<Made> made) {
        boolean newest = upTo.sequence() > events - PAYLOADS;
        return newest
                ? made.stream().<Payload>mapMulti((each, found) -> {
                    if (each.grouped() != null) {
                        found.accept(EventMaker.payload(
                                each.grouped(), each.row().origin().position()));
                    }
                }).toList()
                : List.of();
    }

    private static List<OutcomeCount> outcomes(List<EventRow> rows) {
        Map<OutcomeCount, Long> counts = new LinkedHashMap<>();
        for (EventRow row : rows) {
            counts.merge(new OutcomeCount(row.origin().project(),
                    row.origin().receivedAt().truncatedTo(ChronoUnit.HOURS),
                    row.origin().key() == 0 ? DataCategory.TRANSACTION : DataCategory.ERROR,
                    new Outcome.Accepted(), 1), 1L, Long::sum);
        }
        return counts.entrySet().stream().map(each -> new OutcomeCount(
                each.getKey().project(), each.getKey().hour(), each.getKey().category(),
                each.getKey().outcome(), each.getValue())).toList();
    }

    private List<ReleaseSeen> releases(List<EventRow> rows) {
        record Named(ProjectId project, String version) {}
        Map<Named, ReleaseSeen> seen = new LinkedHashMap<>();
        for (EventRow row : rows) {
            String version = row.labels().release();
            if (version != null) {
                Instant at = row.origin().timestamp();
                seen.merge(new Named(row.origin().project(), version),
                        new ReleaseSeen(organization, row.origin().project(), version, at, at),
                        ReleaseSeen::plus);
            }
        }
        return List.copyOf(seen.values());
    }
}
