package io.corral.engine.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.store.PayloadStore;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Newest;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the latest event of many issues in one question, and reads it from its payload. What
/// triage does not look at is left out. Thread-safe.
final class LatestEvents {

    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    private static final int CRUMBS_MAX = 40;

    private final EventStore events;
    private final PayloadStore payloads;
    private final Assembly assembly;

    LatestEvents(EventStore events, PayloadStore payloads, Assembly assembly) {
        this.events = events;
        this.payloads = payloads;
        this.assembly = assembly;
    }

    /// Which event is the latest.
    ///
    /// @param origin scheme and host its request came to; null without one
    record Latest(ProjectId project, EventId event, @Nullable String origin) {}

    /// The event; empty where it is no longer kept.
    Optional<Event> read(Latest latest) {
        return payloads.find(latest.project(), latest.event()).flatMap(assembly::read)
                .map(LatestEvents::slim);
    }

    /// The latest events of issues; issues whose events are no longer kept are absent.
    Map<IssueId, Latest> find(List<Issue> issues) {
        Map<Long, Issue> byId = new HashMap<>();
        issues.forEach(issue -> byId.put(issue.id().value(), issue));
        var number = new EventExpression.Issue();
        var newest = new Statistic(Statistic.Kind.LARGEST, new Field(EventField.TIMESTAMP));
        var query = new EventQuery(scope(issues), EventTags.of(issues),
                List.of(number, new Newest(new Field(EventField.ID)),
                        new Newest(new Field(EventField.HTTP_URL)), newest),
                null, List.of(new Order(newest, true)), EventQuery.LIMIT_MAX, 0,
                events.keysVersion());
        Map<IssueId, Latest> found = new HashMap<>();
        for (List<@Nullable Object> row : events.query(query).rows()) {
            Issue issue = row.get(0) instanceof Long id ? byId.get(id) : null;
            if (issue != null && row.get(1) instanceof String id) {
                String origin = row.get(2) instanceof String url ? origin(url) : null;
                EventId.parse(id).ifPresent(event -> found.put(
                        issue.id(), new Latest(issue.project(), event, origin)));
            }
        }
        return found;
    }

    private static @Nullable String origin(String url) {
        int host = url.indexOf("://") + 3;
        int end = host < 3 ? -1 : url.indexOf('/', host);
        return host < 3 ? null : end < 0 ? url : url.substring(0, end);
    }

    /// From the earliest of their last events on.
    private static EventScope scope(List<Issue> issues) {
        Instant from = issues.stream().map(issue -> issue.numbers().lastSeen())
                .min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant to = issues.stream().map(issue -> issue.numbers().lastSeen())
                .max(Instant::compareTo).orElse(Instant.EPOCH);
        return EventTags.scope(issues, from.minus(CLOCKS_APART), to.plus(CLOCKS_APART));
    }

    private static Event slim(Event event) {
        EventDraft draft = event.draft();
        draft.exceptions(event.exceptions().stream().map(LatestEvents::slim).toList());
        draft.stackTrace(slim(event.stackTrace()));
        List<Breadcrumb> crumbs = event.breadcrumbs();
        draft.breadcrumbs(List.copyOf(
                crumbs.subList(Math.max(0, crumbs.size() - CRUMBS_MAX), crumbs.size())));
        return draft.threads(List.of()).spans(List.of()).debugImages(List.of())
                .modules(new HashMap<>()).measurements(new HashMap<>()).errors(List.of())
                .build();
    }

    private static ExceptionValue slim(ExceptionValue value) {
        return new ExceptionValue(value.type(), value.value(), value.module(), null,
                value.mechanism(), slim(value.stackTrace()), null);
    }

    private static @Nullable StackTrace slim(@Nullable StackTrace trace) {
        return trace == null
                ? null
                : StackTrace.of(trace.frames().stream().map(LatestEvents::slim).toList());
    }

    private static Frame slim(Frame frame) {
        return new Frame(frame.filename(), frame.absPath(), frame.module(), frame.function(),
                null, frame.line(), null, null, List.of(), List.of(), frame.inApp(), Map.of(),
                frame.packageName(), null, null, null);
    }
}
