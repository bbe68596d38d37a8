package io.corral.engine.backtest;

import io.corral.domain.id.ProjectId;
import io.corral.engine.backtest.Backtest.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The latest trials, those under way among them. Thread-safe; a lock guards the list, and another
/// each trial.
final class TrialMemory {

    private static final int REMEMBERED_MAX = 20;
    private static final int UNDER_WAY_MAX = 5;

    private final List<Entry> entries = new ArrayList<>();

    /// A trial and whether it is to end.
    static final class Entry {
        private volatile Backtest backtest;
        private volatile boolean cancelled;

        Entry(Backtest backtest) {
            this.backtest = backtest;
        }

        Backtest backtest() {
            return backtest;
        }

        boolean isCancelled() {
            return cancelled;
        }

        void cancel() {
            cancelled = true;
        }

        synchronized void update(UnaryOperator<Backtest> change) {
            backtest = change.apply(backtest);
        }

        /// Goes on to another state, if it is in one of which that is true.
        synchronized boolean go(State from, State to) {
            boolean goes = backtest.state() == from;
            if (goes) {
                backtest = backtest.in(to);
            }
            return goes;
        }
    }

    /// Remembers a trial and forgets the oldest that are over, unless too many are under way: then
    /// a sentence says so.
    Optional<String> add(Entry entry) {
        synchronized (entries) {
            long underWay = entries.stream()
                    .filter(each -> each.backtest().state().isUnderWay()).count();
            if (underWay >= UNDER_WAY_MAX) {
                return Optional.of("%d trials are under way: wait until one is done."
                        .formatted(underWay));
            }
            entries.add(entry);
            forgetOld();
            return Optional.empty();
        }
    }

    private void forgetOld() {
        while (entries.size() > REMEMBERED_MAX) {
            Optional<Entry> oldest = entries.stream()
                    .filter(each -> !each.backtest().state().isUnderWay()).findFirst();
            if (oldest.isEmpty()) {
                return;
            }
            entries.remove(oldest.get());
        }
    }

    /// A trial of a project; empty when it is forgotten.
    Optional<Entry> find(ProjectId project, String id) {
        synchronized (entries) {
            return entries.stream()
                    .filter(each -> each.backtest().id().equals(id)
                            && each.backtest().trial().project().equals(project))
                    .findFirst();
        }
    }

    /// The trials of a project, newest first.
    List<Backtest> list(ProjectId project) {
        synchronized (entries) {
            return entries.reversed().stream().map(Entry::backtest)
                    .filter(each -> each.trial().project().equals(project)).toList();
        }
    }

    void cancelAll() {
        synchronized (entries) {
            entries.forEach(Entry::cancel);
        }
    }
}
