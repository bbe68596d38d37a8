package io.corral.engine.ingest.digest;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Span;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.InvalidReason;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.protocol.event.SecurityReader;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.StoredPayload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes the event out of its JSON and its circumstances. Digest and every later reader use this
/// one function, so that an event read back is the event that was stored, but for uploads that came
/// since: they are used as if they had been there. Thread-safe.
public final class Assembly {

    private final Normalizer normalizer;
    private final Symbolicator symbolicator;
    private final GroupingConfigs configs;

    public Assembly(
            Normalizer normalizer, Symbolicator symbolicator, GroupingConfigs configs) {
        this.normalizer = normalizer;
        this.symbolicator = symbolicator;
        this.configs = configs;
    }

    /// How the events of projects are grouped.
    public GroupingConfigs configs() {
        return configs;
    }

    /// What came of it.
    public sealed interface Assembled {
        /// An event.
        record Whole(Event event) implements Assembled {}

        /// Not an event.
        record Rejected(InvalidReason reason) implements Assembled {}
    }

    /// Reads and completes an event.
    ///
    /// @param id the client was told; it holds whatever the payload says
    /// @param config whose rules have a say in its title and culprit
    public Assembled assemble(
            ProjectId project, ObjectNode json, EventId id, Circumstances of,
            GroupingConfig config) {
        var context = new ReadContext(kindOf(of.kind()), of.receivedAt(), of.sentAt(), id, id,
                of.clientAddress());
        EventRead read = of.kind().equals(KIND_SECURITY)
                ? SecurityReader.read(json, of.query(), context)
                : EventReader.read(json, context);
        return switch (read) {
            case EventRead.Rejected(var reason) -> new Assembled.Rejected(reason);
            case EventRead.Read(var draft) ->
                new Assembled.Whole(complete(project, draft, of, config));
        };
    }

    /// Completes a span with what its sender is known by, where the client asks for it.
    Span complete(Span span, @Nullable String clientAddress, @Nullable String userAgent) {
        return normalizer.normalize(span, clientAddress, userAgent);
    }

    /// Reads a stored event again; empty when its payload is damaged.
    public Optional<Event> read(StoredPayload stored) {
        return read(stored, configs.of(stored.project(), stored.version()));
    }

    /// Reads a stored event as if it were grouped under this; empty when its payload is damaged.
    public Optional<Event> read(StoredPayload stored, GroupingConfig config) {
        if (!(EventJson
                .parse(Slice.of(stored.body())) instanceof EventJson.Parsed.Tree(var json))) {
            return Optional.empty();
        }
        return assemble(stored.project(), json, stored.id(), stored.circumstances(),
                config) instanceof Assembled.Whole(var event)
                        ? Optional.of(event)
                        : Optional.empty();
    }

    static final String KIND_EVENT = "event";
    static final String KIND_TRANSACTION = "transaction";
    static final String KIND_FEEDBACK = "feedback";
    static final String KIND_SECURITY = "security";

    private static EventKind kindOf(String itemKind) {
        return switch (itemKind) {
            case KIND_TRANSACTION -> EventKind.TRANSACTION;
            case KIND_FEEDBACK -> EventKind.FEEDBACK;
            default -> EventKind.DEFAULT;
        };
    }

    private Event complete(
            ProjectId project, EventDraft draft, Circumstances of, GroupingConfig config) {
        symbolicator.apply(project, draft);
        normalizer.normalize(draft, of.clientAddress(), of.userAgent());
        normalizer.rename(draft, config);
        return draft.build();
    }
}
