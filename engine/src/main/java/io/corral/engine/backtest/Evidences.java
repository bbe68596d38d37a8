package io.corral.engine.backtest;

import io.corral.domain.backtest.Difference;
import io.corral.domain.backtest.Difference.Evidence;
import io.corral.domain.backtest.Place;
import io.corral.domain.event.Event;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.ExplanationDiff;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.RowTally;
import io.corral.engine.backtest.Forecasting.Foretold;
import io.corral.engine.backtest.Sighting.Flow;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.StoredPayload;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the two events that show why a difference is one.
///
/// @param config that is tried
record Evidences(
        ProjectId project, PayloadStore payloads, Assembly assembly, GroupingConfig config,
        Examples examples, Foretold foretold) {

    /// Ways from key to key of which an event is looked for, the most frequent.
    private static final int WAYS_MAX = 20;

    /// The difference with its evidence, where events can still be read.
    ///
    /// What comes together is shown by an event that is there already, as the two are told apart
    /// now; what comes apart by one that goes elsewhere, as the two would be told apart.
    Difference explained(Difference difference) {
        Optional<EventId> moved = examples.find(difference.fromKey(), difference.toKey());
        return moved.isEmpty() ? difference : difference.with(evidence(difference, moved.get()));
    }

    private @Nullable Evidence evidence(Difference difference, EventId moved) {
        Optional<Explanation> before = explain(moved, false);
        Optional<Explanation> after = explain(moved, true);
        if (before.isEmpty() || after.isEmpty()) {
            return null;
        }
        boolean comesTogether = difference.to() instanceof Place.Known;
        Optional<EventId> other = comesTogether ? there(difference) : elsewhere(difference);
        Optional<Explanation> others = other.flatMap(event -> explain(event, !comesTogether));
        if (other.isEmpty() || others.isEmpty()) {
            return new Evidence(moved, moved, ExplanationDiff.of(before.get(), after.get()));
        }
        return new Evidence(moved, other.get(), ExplanationDiff.of(
                comesTogether ? before.get() : after.get(), others.get()));
    }

    /// An event that comes to the same key from the issue that has it.
    private Optional<EventId> there(Difference difference) {
        return example(row -> row.to() == difference.toKey()
                && row.from() != difference.fromKey()
                && difference.to() instanceof Place.Known(var issue)
                && issue.equals(foretold.links().get(row.from())));
    }

    /// An event of the same key that goes somewhere else.
    private Optional<EventId> elsewhere(Difference difference) {
        return example(row -> row.from() == difference.fromKey()
                && row.to() != difference.toKey()
                && !Place.of(row.to(), foretold.owners()).equals(difference.to()));
    }

    private Optional<EventId> example(Predicate<RowTally> wanted) {
        return foretold.tallies().stream().filter(wanted)
                .sorted(Comparator.comparingLong(RowTally::count).reversed())
                .map(row -> new Flow(row.from(), row.to())).distinct().limit(WAYS_MAX)
                .flatMap(way -> examples.find(way.from(), way.to()).stream())
                .findFirst();
    }

    /// @param isTried under what is tried; else under what the event was grouped under
    private Optional<Explanation> explain(EventId id, boolean isTried) {
        Optional<StoredPayload> stored = payloads.find(project, id);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        GroupingConfig under = isTried
                ? config
                : assembly.configs().of(project, stored.get().version());
        Optional<Event> event = assembly.read(stored.get(), under);
        return event.map(read -> Grouping.explain(read, under));
    }
}
