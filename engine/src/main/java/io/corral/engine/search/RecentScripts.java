package io.corral.engine.search;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.symbolicate.SourceMapDiagnosis;
import io.corral.engine.symbolicate.SourceMapDiagnosis.Diagnosis;
import io.corral.store.PayloadStore;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at the newest events of a project that ran JavaScript, and says of each script whether its
/// frames are mapped. Bounded: few events are read, however many there are.
public final class RecentScripts {

    private static final Duration LOOKED_BACK = Duration.ofDays(14);
    private static final int EVENTS_MAX = 30;
    private static final int SCRIPTS_MAX = 8;

    private final EventStore events;
    private final PayloadStore payloads;
    private final Assembly assembly;
    private final SourceMapDiagnosis diagnosis;

    public RecentScripts(
            EventStore events, PayloadStore payloads, Assembly assembly,
            SourceMapDiagnosis diagnosis) {
        this.events = events;
        this.payloads = payloads;
        this.assembly = assembly;
        this.diagnosis = diagnosis;
    }

    /// A script, as the newest event that ran it shows it.
    public record Seen(EventId event, Instant at, Diagnosis diagnosis) {}

    /// The scripts of the newest events, each once.
    public List<Seen> of(ProjectId project, Instant now) {
        var platform = new Field(EventField.PLATFORM);
        var query = EventQuery.of(
                new EventScope(EnumSet.of(EventRowKind.ERROR), Set.of(project),
                        now.minus(LOOKED_BACK), now.plusSeconds(60)),
                new EventPredicate.OneOf(platform, List.of("javascript", "node")),
                List.of(new Field(EventField.ID)), EVENTS_MAX)
                .orderedBy(new Order(new Field(EventField.TIMESTAMP), true));
        List<Seen> seen = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (var row : events.query(query).rows()) {
            Optional<Event> event = EventId.parse(String.valueOf(row.getFirst()))
                    .flatMap(id -> payloads.find(project, id)).flatMap(assembly::read);
            event.ifPresent(each -> diagnosis.of(project, each).stream()
                    .filter(found -> paths.add(found.path()))
                    .forEach(found -> seen.add(new Seen(each.id(), each.timestamp(), found))));
            if (seen.size() >= SCRIPTS_MAX) {
                break;
            }
        }
        return seen.stream().limit(SCRIPTS_MAX).toList();
    }
}
