package io.corral.engine.regroup;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.job.JobLog;
import io.corral.store.CrashPoint;
import io.corral.store.event.EventStore;
import io.corral.store.event.MovedRows;
import io.corral.store.event.RowMoves;
import io.corral.store.issue.IssueStore;
import io.corral.store.regroup.RegroupChange;
import io.corral.store.regroup.RegroupFacts;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import io.corral.store.regroup.RegroupJob.State;
import io.corral.store.regroup.RegroupStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives stored events other grouping keys, as a job that is journaled before anything changes.
///
/// First the plan is written. Then, while the digest stands between two batches, rows are counted,
/// issues are changed in one transaction, and rows follow in one transaction together with the copy
/// of the key table; who asks for events of an issue in between waits for the rows. After a crash
/// [#resume] goes on where the journal ends, before the digest starts: a job whose plan was
/// complete is carried through, one that was still being planned is forgotten. See
/// docs/adr/0080-regroup-jobs.md. Jobs run one after the other. Thread-safe.
public final class Regrouping {

    private static final Logger LOG = LoggerFactory.getLogger(Regrouping.class);
    private static final int UNDOABLE = 50;
    private static final int ATTEMPTS_MAX = 20;

    private final Stores stores;
    private final Events events;
    private final Consumer<Runnable> standstill;
    private final JobLog jobs;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile Consumer<RegroupJob> follower = _ -> {};

    /// What it works on.
    public record Stores(
            RegroupStore journal, EventStore rows, IssueStore issues, KeyMirror keys) {}

    /// @param standstill runs something while no batch is stored (`Digester.whileStanding`)
    public Regrouping(
            Stores stores, Events events, Consumer<Runnable> standstill, JobLog jobs,
            InstantSource clock) {
        this.stores = stores;
        this.events = events;
        this.standstill = standstill;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// The newest event of a key.
    ///
    /// @param isNeeded without it the job cannot go on, because the key opens an issue
    public record Wanted(long key, MovedRows.Newest event, boolean isNeeded) {}

    /// Finds stored events.
    @FunctionalInterface
    public interface Events {
        /// The event as an issue sees it, with this key.
        Optional<GroupedEvent> find(ProjectId project, Wanted wanted, int algorithm);
    }

    /// Writes parts of a plan.
    @FunctionalInterface
    public interface Plan {
        /// Writes all of it.
        ///
        /// @param journal takes parts in any order; each event at most once
        void write(Consumer<List<KeyMove>> journal);
    }

    /// Says what is to happen when rows have followed and the digest still stands; happens again
    /// after a crash, so it has to bear being repeated.
    public void whenRowsFollowed(Consumer<RegroupJob> consequence) {
        follower = consequence;
    }

    /// Runs a job whose plan is known.
    public RegroupJob run(Order order, List<KeyMove> moves) {
        return run(order, journal -> journal.accept(moves), _ -> {});
    }

    /// Runs a job to its end.
    ///
    /// @param ahead writes the plan while events go on arriving
    /// @param rest writes what came since, while the digest stands
    public RegroupJob run(Order order, Plan ahead, Plan rest) {
        return alone(() -> jobs.run(order.title(), () -> {
            long job = stores.journal().begin(order, clock.instant());
            try {
                ahead.write(moves -> stores.journal().plan(job, moves));
                standstill.accept(() -> {
                    rest.write(moves -> stores.journal().plan(job, moves));
                    stores.journal().planned(job);
                    carryThrough(job);
                });
            } catch (RuntimeException e) {
                stores.journal().drop(job);
                throw e;
            }
            forgetOld(order.project());
            return found(job);
        }, done -> "Events that are in another issue now: %,d.".formatted(done.moved())));
    }

    /// Returns when no batch is being stored that was digested before the call: what is stored
    /// from now on heeds what was changed before.
    public void awaitStandstill() {
        standstill.accept(() -> {});
    }

    /// The newest job of this body that is done and not undone.
    public Optional<RegroupJob> done(ProjectId project, String body) {
        return stores.journal().list(project, UNDOABLE).stream()
                .filter(job -> job.state() == State.DONE && job.order().body().equals(body))
                .findFirst();
    }

    /// What became of a wish to undo a job.
    public sealed interface Undo {
        /// It is undone, by another job.
        record Done(RegroupJob by) implements Undo {}

        /// It cannot be.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Undo {}
    }

    /// Undoes a job: what it moved goes back as far as nothing else moved it since, and issues it
    /// emptied are back as they were. What came since stays with the keys it has.
    public Undo undo(long job, String title, UserId actor, String body) {
        return alone(() -> {
            Optional<RegroupJob> known = stores.journal().find(job);
            if (known.isEmpty() || known.get().state() != State.DONE) {
                return new Undo.Refused("There is no such job that could be undone.");
            }
            Optional<RegroupJob> later = stores.journal().inTheWay(job);
            if (later.isPresent()) {
                return new Undo.Refused("\"%s\" moved the same events later: undo it first."
                        .formatted(later.get().order().title()));
            }
            Order of = known.get().order();
            return new Undo.Done(run(
                    new Order(of.project(), title, actor, of.algorithm(), job, body), List.of()));
        });
    }

    /// Ends what a crash or a failing store interrupted; to be called before the digest starts, and
    /// from time to time.
    public void resume() {
        alone(() -> {
            stores.journal().unfinished().forEach(this::resume);
            return this;
        });
    }

    private void resume(RegroupJob job) {
        if (job.state() == State.PREPARING) {
            LOG.warn("regroup job {} was still being planned when the server stopped; it is"
                    + " forgotten and nothing is changed", job.id());
            stores.journal().drop(job.id());
        } else {
            LOG.warn("regroup job {} is carried through", job.id());
            jobs.run(job.order().title(), () -> {
                standstill.accept(() -> carryThrough(job.id()));
                return found(job.id());
            }, _ -> "Carried through after an interruption.");
        }
    }

    private RegroupJob found(long job) {
        return stores.journal().find(job).orElseThrow();
    }

    private void carryThrough(long id) {
        RegroupJob job = found(id);
        RowMoves moves = moves(job);
        RegroupJob current = job.state() == State.PLANNED ? makeCurrent(job, moves) : job;
        if (job.state() == State.CURRENT) {
            stores.keys().exclusively(() -> follow(current, moves));
        }
        follower.accept(current);
        CrashPoint.REGROUP_FOLLOWED.reach();
        stores.journal().finish(id, clock.instant());
    }

    private RowMoves moves(RegroupJob job) {
        Long undoes = job.order().undoes();
        return undoes == null
                ? new RowMoves.Planned(stores.journal().moves(job.id()))
                : new RowMoves.Reversed(undoes);
    }

    /// Counts, decides, and changes issues; rows follow before anybody else looks.
    private RegroupJob makeCurrent(RegroupJob job, RowMoves moves) {
        ProjectId project = job.order().project();
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            MovedRows rows = stores.rows().tally(project, moves);
            Set<Long> keys = RegroupDecision.keys(rows);
            RegroupFacts facts = stores.journal().facts(job.id(), keys);
            RegroupChange change = new RegroupDecision(keys, rows, facts).decide(
                    clock.instant(), wanted -> events.find(
                            project, wanted, job.order().algorithm()));
            boolean[] applied = new boolean[1];
            stores.keys().exclusively(() -> {
                applied[0] = stores.journal().apply(job.id(), change);
                if (applied[0]) {
                    follow(job, moves);
                }
            });
            if (applied[0]) {
                return found(job.id());
            }
        }
        throw new IllegalStateException("Issues changed " + ATTEMPTS_MAX
                + " times while job " + job.id() + " was deciding");
    }

    private void follow(RegroupJob job, RowMoves moves) {
        stores.rows().regroup(job.id(), job.order().project(), moves,
                stores.issues().keysAfter(stores.rows().keysVersion(), Integer.MAX_VALUE));
    }

    private void forgetOld(ProjectId project) {
        stores.journal().forgetOld(project, UNDOABLE).forEach(stores.rows()::forgetMoves);
    }

    private <T> T alone(Supplier<T> work) {
        running.lock();
        try {
            return work.get();
        } finally {
            running.unlock();
        }
    }
}
