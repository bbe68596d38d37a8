package io.corral.engine.ingest.digest;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Span;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.engine.ingest.EventRows;
import io.corral.engine.ingest.GroupedEvents;
import io.corral.engine.ingest.digest.Assembly.Assembled;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.protocol.Slice;
import io.corral.protocol.envelope.Item;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.json.Json;
import io.corral.protocol.report.ClientReport.Discarded;
import io.corral.protocol.report.ClientReportReader;
import io.corral.protocol.report.ClientReportReader.ClientReportRead;
import io.corral.protocol.report.UserReportReader;
import io.corral.protocol.report.UserReportReader.UserReportRead;
import io.corral.protocol.session.SessionReader;
import io.corral.protocol.session.SessionReader.SessionsRead;
import io.corral.protocol.span.SpanReader;
import io.corral.protocol.span.SpanReader.SpansRead;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.event.EventRow;
import io.corral.store.issue.UserReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Digests the items of an entry, each by its kind: the step list of a kind is one method. Returns
/// the fate of the item; what is accepted is counted when it is stored. Thread-safe.
final class ItemDigest {

    private static final Outcome ACCEPTED = new Outcome.Accepted();

    /// More reports in one body are left out.
    private static final int SECURITY_REPORTS_MAX = 100;

    private final Assembly assembly;
    private final AttachmentDigest attachments;
    private final DigestProjects projects;

    ItemDigest(Assembly assembly, AttachmentDigest attachments, DigestProjects projects) {
        this.projects = projects;
        this.assembly = assembly;
        this.attachments = attachments;
    }

    /// How the events of a project are grouped now.
    GroupingConfig grouping(ProjectId project) {
        return assembly.configs().current(project);
    }

    /// Digests one item and counts its outcome, unless that depends on storing it.
    Outcome digest(Item item, ItemScope scope, DigestedDraft result) {
        Outcome fate = switch (item) {
            case Item.Event(_, var payload) ->
                event(payload, Assembly.KIND_EVENT, DataCategory.ERROR, scope, result);
            case Item.Transaction(_, var payload) ->
                event(payload, Assembly.KIND_TRANSACTION, DataCategory.TRANSACTION, scope, result);
            case Item.Feedback(_, var payload) ->
                event(payload, Assembly.KIND_FEEDBACK, DataCategory.FEEDBACK, scope, result);
            case Item.Security(_, var payload) -> security(payload, scope, result);
            case Item.Spans spans -> spans(spans, scope, result);
            case Item.UserReport(_, var payload) -> userReport(payload, scope, result);
            case Item.ClientReport(_, var payload) -> clientReport(payload, result);
            case Item.Session(_, var payload) ->
                sessions(SessionReader.single(payload), scope, result);
            case Item.Sessions(_, var payload) ->
                sessions(SessionReader.aggregated(payload), scope, result);
            case Item.NotUsedYet _ -> new Outcome.Filtered(FilterReason.NOT_USED_YET);
            case Item.Unknown _ -> new Outcome.Filtered(FilterReason.UNKNOWN_ITEM);
            case Item.Attachment _ -> throw new IllegalStateException("attachments come last");
        };
        if (!(fate instanceof Outcome.Accepted)) {
            result.count(item.kind().category(), fate, item.header().quantity());
        }
        return fate;
    }

    /// Digests an attachment of an event that is kept; its outcome depends on storing it.
    void attachment(
            Item.Attachment attachment, int position, ItemScope scope, DigestedDraft result) {
        result.attachment(attachments.store(attachment, position, scope));
    }

    private Outcome event(
            Slice payload, String kind, DataCategory category, ItemScope scope,
            DigestedDraft result) {
        return switch (EventJson.parse(payload)) {
            case EventJson.Parsed.Unreadable(var reason) -> new Outcome.Invalid(reason);
            case EventJson.Parsed.Tree(var json) -> {
                boolean scrubbed = scrub(json, scope);
                Circumstances circumstances = scope.circumstances(kind);
                yield switch (assembly.assemble(
                        scope.entry().project(), json, scope.eventId(), circumstances,
                        scope.grouping())) {
                    case Assembled.Rejected(var reason) -> new Outcome.Invalid(reason);
                    case Assembled.Whole(var event) -> {
                        byte[] body = scrubbed
                                ? Json.MAPPER.writeValueAsBytes(json)
                                : payload.copy();
                        yield keep(event, body, circumstances, category, scope, result);
                    }
                };
            }
        };
    }

    /// A body holds one report, or a list of them; further ones get ids that count up, so that a
    /// replay finds the same.
    private Outcome security(Slice payload, ItemScope scope, DigestedDraft result) {
        return switch (Json.read(payload.array(), payload.from(), payload.length())) {
            case null -> new Outcome.Invalid(InvalidReason.MALFORMED_JSON);
            case ArrayNode list when !list.isEmpty() -> {
                Outcome first = securityReport(list.get(0), 0, scope, result);
                for (int i = 1; i < Math.min(list.size(), SECURITY_REPORTS_MAX); i++) {
                    Outcome next = securityReport(list.get(i), i, scope, result);
                    if (!(next instanceof Outcome.Accepted)) {
                        result.count(DataCategory.SECURITY, next, 1);
                    }
                }
                yield first;
            }
            case JsonNode single -> securityReport(single, 0, scope, result);
        };
    }

    private Outcome securityReport(
            JsonNode report, int index, ItemScope scope, DigestedDraft result) {
        if (!(report instanceof ObjectNode json)) {
            return new Outcome.Invalid(InvalidReason.NOT_AN_EVENT);
        }
        scrub(json, scope);
        EventId first = scope.eventId();
        Circumstances circumstances = scope.circumstances(Assembly.KIND_SECURITY);
        return switch (assembly.assemble(scope.entry().project(),
                json, new EventId(first.high(), first.low() + index), circumstances,
                scope.grouping())) {
            case Assembled.Rejected(var reason) -> new Outcome.Invalid(reason);
            case Assembled.Whole(var event) -> keep(event, Json.MAPPER.writeValueAsBytes(json),
                    circumstances, DataCategory.SECURITY, scope, result);
        };
    }

    private static boolean scrub(ObjectNode json, ItemScope scope) {
        var scrubber = scope.shaping().scrubber();
        return scrubber != null && scrubber.scrub(json);
    }

    private Outcome keep(
            Event event, byte[] body, Circumstances circumstances, DataCategory category,
            ItemScope scope, DigestedDraft result) {
        FilterReason unwanted = event.kind() == EventKind.FEEDBACK
                ? null
                : scope.shaping().filter().reason(event, scope.entry().userAgent());
        if (unwanted != null) {
            return new Outcome.Filtered(unwanted);
        }
        ProjectId project = scope.entry().project();
        boolean transaction = event.kind() == EventKind.TRANSACTION;
        SplitMarks marks = projects.marks().apply(project);
        GroupingKeys keys = transaction ? null : keys(event, scope.grouping(), marks);
        List<EventRow> rows = keys == null
                ? EventRows.transaction(event, scope.source())
                : List.of(EventRows.of(event, scope.source(), keys));
        var payload = new Payload(project, event.id(), scope.queued().position(), circumstances,
                body, keys == null ? 0 : keys.primary(),
                keys == null ? GroupingVersion.NONE : keys.version());
        result.event(new DigestedEvent(payload, rows,
                keys == null ? null : GroupedEvents.of(event, project, keys), marks, category,
                report(event, project), keys == null ? List.of() : keys.aliases(),
                keys == null ? null : projects.owner().apply(scope.shaping().project(), event)));
        return ACCEPTED;
    }

    private static GroupingKeys keys(Event event, GroupingConfig config, SplitMarks marks) {
        return marks.apply(Grouping.keys(event, config), event, config);
    }

    /// What feedback says about another event.
    private static @Nullable UserReport report(Event event, ProjectId project) {
        Metadata.Feedback feedback = event.metadata().feedback();
        return feedback == null || feedback.event() == null
                ? null
                : new UserReport(0, project, feedback.event(), null, feedback.name(),
                        feedback.contactEmail(), feedback.message(), event.receivedAt());
    }

    private Outcome spans(Item.Spans item, ItemScope scope, DigestedDraft result) {
        var clock = EventReader.clock(scope.entry().receivedAt(), scope.sentAt());
        SpansRead read = item.header().isSpanContainer()
                ? SpanReader.container(item.payload(), item.header().itemCount(), clock,
                        span -> scrub(span, scope))
                : SpanReader.single(item.payload(), clock, span -> scrub(span, scope));
        return switch (read) {
            case SpansRead.Rejected(var reason) -> new Outcome.Invalid(reason);
            case SpansRead.Read known -> {
                Circumstances of = scope.circumstances(Assembly.KIND_TRANSACTION);
                String address = known.inferIp() ? of.clientAddress() : null;
                String userAgent = known.inferUserAgent() ? of.userAgent() : null;
                for (Span span : known.spans()) {
                    result.span(EventRows.span(assembly.complete(span, address, userAgent),
                            scope.source(), scope.entry().receivedAt()));
                }
                result.count(DataCategory.SPAN, ACCEPTED, known.spans().size());
                result.count(DataCategory.SPAN,
                        new Outcome.Invalid(InvalidReason.NOT_AN_EVENT), known.rejected());
                yield ACCEPTED;
            }
        };
    }

    /// The old form of feedback becomes the new one. Its id follows from what it says, so that a
    /// report that is sent again is found to be a duplicate.
    private Outcome userReport(Slice payload, ItemScope scope, DigestedDraft result) {
        return switch (UserReportReader.read(payload, scope.eventId())) {
            case UserReportRead.Rejected(var reason) -> new Outcome.Invalid(reason);
            case UserReportRead.Read(var report) -> {
                ObjectNode json = FeedbackJson.of(report);
                EventId id = FeedbackJson.id(scope.entry().project(), report);
                scrub(json, scope);
                Circumstances circumstances = scope.circumstances(Assembly.KIND_FEEDBACK);
                yield switch (assembly.assemble(
                        scope.entry().project(), json, id, circumstances, scope.grouping())) {
                    case Assembled.Rejected(var reason) -> new Outcome.Invalid(reason);
                    case Assembled.Whole(var event) ->
                        keep(event, Json.MAPPER.writeValueAsBytes(json), circumstances,
                                DataCategory.FEEDBACK, scope, result);
                };
            }
        };
    }

    private static Outcome clientReport(Slice payload, DigestedDraft result) {
        return switch (ClientReportReader.read(payload)) {
            case ClientReportRead.Rejected(var reason) -> new Outcome.Invalid(reason);
            case ClientReportRead.Read(var report) -> {
                for (Discarded each : report.discarded()) {
                    result.count(each.category(),
                            new Outcome.ClientDiscarded(each.reason()), each.quantity());
                }
                result.count(DataCategory.INTERNAL, ACCEPTED, 1);
                yield ACCEPTED;
            }
        };
    }

    private static Outcome sessions(SessionsRead read, ItemScope scope, DigestedDraft result) {
        return switch (read) {
            case SessionsRead.Rejected(var reason) -> new Outcome.Invalid(reason);
            case SessionsRead.Read known -> SessionDigest.digest(known, scope, result);
        };
    }
}
