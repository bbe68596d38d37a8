package io.corral.engine.correction;

import io.corral.domain.event.Event;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.SplitFacts;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.IssueEvents.Found;
import io.corral.store.PayloadStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Goes through the stored events of an issue, newest first and a portion at a time, and tells
/// those a split is about from the others. Memory is that of a portion, however many events there
/// are.
///
/// @param sent payloads, whatever key they say they have
/// @param configs how the events of a project are grouped
record SplitScan(
        PayloadStore sent, Reading reading, Function<ProjectId, GroupingConfig> configs) {

    private static final int PORTION = 5_000;

    /// Some events.
    ///
    /// @param meant those the split is about, by the key they have
    /// @param others those it is not about
    record Portion(Map<Long, List<EventId>> meant, long others) {}

    /// An event, unless it is not stored any more.
    Optional<Event> read(ProjectId project, EventId id) {
        return sent.find(project, id).flatMap(reading.assembly()::read);
    }

    /// What can be asked about an event.
    SplitFacts facts(ProjectId project, Event event) {
        return new SplitFacts(event, configs.apply(project));
    }

    /// Goes through events that have some keys.
    ///
    /// @param seen told how many were looked at so far
    /// @param goesOn told of each portion; the last one when it yields false
    void run(
            Issue issue, Set<Long> keys, Condition when, LongConsumer seen,
            Predicate<Portion> goesOn) {
        FilteredEvents events = reading.events().ofKeys(issue, keys.stream()
                .map(key -> new IssueKey(issue.project(), key)).collect(Collectors.toSet()));
        long count = 0;
        List<Found> page = events.following(null, PORTION);
        while (!page.isEmpty()) {
            Map<Long, List<EventId>> meant = new LinkedHashMap<>();
            long others = 0;
            for (Found found : page) {
                Optional<Boolean> met = meets(when, found);
                if (met.orElse(false)) {
                    meant.computeIfAbsent(found.key(), _ -> new ArrayList<>()).add(found.id());
                } else if (met.isPresent()) {
                    others++;
                }
                seen.accept(++count);
            }
            boolean isLast = page.size() < PORTION;
            page = goesOn.test(new Portion(meant, others)) && !isLast
                    ? events.following(page.getLast(), PORTION)
                    : List.of();
        }
    }

    /// Empty when the event is not stored any more, so that nobody can say.
    private Optional<Boolean> meets(Condition when, Found found) {
        return when instanceof Condition.IsOneOf(var events)
                ? Optional.of(events.contains(found.id()))
                : read(found.project(), found.id()).map(
                        event -> SplitMark.meets(when, facts(found.project(), event)));
    }
}
