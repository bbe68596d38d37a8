package io.corral.engine.ingest.intake;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.outcome.OutcomeStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Gathers refusals in memory and writes them out regularly: a flood of refused requests must not
/// cost a write each. A crash loses at most what one interval refused, none of which was ever
/// acknowledged. Thread-safe.
public final class RefusalCounter implements RefusalLog {

    private final OutcomeStore outcomes;
    private final InstantSource clock;
    private final Map<Subject, LongAdder> counts = new ConcurrentHashMap<>();

    private record Subject(
            ProjectId project, Instant hour, DataCategory category, Outcome outcome) {}

    public RefusalCounter(OutcomeStore outcomes, InstantSource clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public void count(ProjectId project, DataCategory category, Outcome outcome, long quantity) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        counts.computeIfAbsent(
                new Subject(project, hour, category, outcome), _ -> new LongAdder()).add(quantity);
    }

    /// Writes out what was gathered.
    public void flush() {
        List<OutcomeCount> gathered = new ArrayList<>();
        for (Subject subject : List.copyOf(counts.keySet())) {
            LongAdder adder = counts.get(subject);
            long quantity = adder == null ? 0 : adder.sumThenReset();
            if (quantity > 0) {
                gathered.add(new OutcomeCount(subject.project(), subject.hour(),
                        subject.category(), subject.outcome(), quantity));
            }
        }
        if (!gathered.isEmpty()) {
            outcomes.add(gathered);
        }
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        counts.entrySet().removeIf(entry -> entry.getKey().hour().isBefore(hour)
                && entry.getValue().sum() == 0);
    }
}
