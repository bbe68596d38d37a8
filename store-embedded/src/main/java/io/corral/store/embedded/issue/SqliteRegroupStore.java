package io.corral.store.embedded.issue;

import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import io.corral.store.CrashPoint;
import io.corral.store.embedded.issue.RegroupJobRows.Part;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.regroup.RegroupChange;
import io.corral.store.regroup.RegroupFacts;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.State;
import io.corral.store.regroup.RegroupStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// The journal of regroup jobs in `corral.db`, beside the issues they change.
public final class SqliteRegroupStore implements RegroupStore {

    private static final int PARTS_AT_ONCE = 64;

    private final SqliteDatabase database;

    public SqliteRegroupStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public long begin(RegroupJob.Order order, Instant at) {
        return database.write(session -> new RegroupJobRows(session).begin(order, at));
    }

    @Override
    public void plan(long job, List<KeyMove> moves) {
        database.update(session -> new RegroupJobRows(session).plan(job, moves));
        CrashPoint.REGROUP_PLANNING.reach();
    }

    @Override
    public void planned(long job) {
        database.update(session -> new RegroupJobRows(session).state(job, State.PLANNED));
        CrashPoint.REGROUP_PLANNED.reach();
    }

    @Override
    public void drop(long job) {
        database.update(session -> new RegroupJobRows(session).drop(job));
    }

    @Override
    public Optional<RegroupJob> find(long job) {
        return database.read(session -> new RegroupJobRows(session).find(job));
    }

    @Override
    public List<RegroupJob> list(ProjectId project, int limit) {
        return database.read(session -> new RegroupJobRows(session).list(project, limit));
    }

    @Override
    public List<RegroupJob> unfinished() {
        return database.read(session -> new RegroupJobRows(session).unfinished());
    }

    @Override
    public Optional<RegroupJob> inTheWay(long job) {
        return database.read(session -> new RegroupJobRows(session).inTheWay(job));
    }

    @Override
    public Iterable<KeyMove> moves(long job) {
        return () -> new Moves(job);
    }

    /// Reads a plan some parts at a time.
    private final class Moves implements Iterator<KeyMove> {
        private final long job;
        private final Deque<Part> read = new ArrayDeque<>();
        private long last;
        private boolean isAtEnd;

        Moves(long job) {
            this.job = job;
        }

        @Override
        public boolean hasNext() {
            if (read.isEmpty() && !isAtEnd) {
                read.addAll(database.read(session -> new RegroupJobRows(session)
                        .moves(job, last, PARTS_AT_ONCE)));
                isAtEnd = read.isEmpty();
            }
            return !read.isEmpty();
        }

        @Override
        public KeyMove next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Part part = read.remove();
            last = part.row();
            return part.move();
        }
    }

    @Override
    public RegroupFacts facts(long job, Set<Long> keys) {
        return database.read(session -> {
            RegroupJob.Order order = new RegroupJobRows(session).find(job).orElseThrow().order();
            return new RegroupKeys(session).facts(order.project(), keys, order.undoes());
        });
    }

    @Override
    public RegroupFacts facts(ProjectId project, Set<Long> keys) {
        return database.read(session -> new RegroupKeys(session).facts(project, keys, null));
    }

    @Override
    public boolean apply(long job, RegroupChange change) {
        boolean applied = database.write(session -> {
            RegroupJobRows jobs = new RegroupJobRows(session);
            RegroupJob found = jobs.find(job).orElseThrow();
            if (found.state() != State.PLANNED
                    || new KeyLinks(session).version() != change.keysVersion()) {
                return false;
            }
            new RegroupWriter(session, found, change).apply(moves(job));
            jobs.current(job, change.moved());
            Long undoes = found.order().undoes();
            if (undoes != null) {
                jobs.state(undoes, State.UNDONE);
            }
            CrashPoint.REGROUP_ISSUES_WRITTEN.reach();
            return true;
        });
        CrashPoint.REGROUP_ISSUES_COMMITTED.reach();
        return applied;
    }

    @Override
    public void finish(long job, Instant at) {
        database.update(session -> new RegroupJobRows(session).finish(job, at));
        CrashPoint.REGROUP_DONE.reach();
    }

    @Override
    public List<Long> forgetOld(ProjectId project, int kept) {
        return database.write(session -> new RegroupJobRows(session).forgetOld(project, kept));
    }
}
