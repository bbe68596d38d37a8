package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.IssueTag;
import io.corral.store.event.IssueTagQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what tags the events of many issues have, in one question. Thread-safe.
final class EventTags {

    private static final Set<EventRowKind> KINDS = EnumSet.complementOf(
            EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
    /// So many issues are asked for by their numbers; more, as all events are looked at.
    private static final int NAMED_MAX = 500;
    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    /// Events whose tags are counted in one go; where there are more, those of fewer days.
    static final long EVENTS_MAX = 300_000;

    private static final int VALUES_MAX = 20;
    private static final int KEYS_MAX = 100;
    /// Fifteen of each of ten thousand issues.
    private static final int ROWS_MAX = 150_000;

    private final EventStore events;
    private final KeyMirror keys;

    EventTags(EventStore events, KeyMirror keys) {
        this.events = events;
        this.keys = keys;
    }

    /// Brings the event store's copy of the key table up to date.
    void refreshKeys() {
        keys.update();
    }

    /// Tags of the events since a time, values by how many events have them.
    Map<IssueId, Map<String, List<TagShare>>> read(List<Issue> issues, Instant from, Instant now) {
        var query = new IssueTagQuery(
                scope(issues, from, now.plus(CLOCKS_APART)), of(issues), VALUES_MAX,
                ROWS_MAX, events.keysVersion());
        Map<IssueId, Map<String, List<TagShare>>> tags = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (IssueTag tag : events.issueTags(query)) {
            Map<String, List<TagShare>> own =
                    tags.computeIfAbsent(tag.issue(), _ -> new LinkedHashMap<>());
            if (own.size() < KEYS_MAX || own.containsKey(tag.key())) {
                own.computeIfAbsent(once(texts, tag.key()), _ -> new ArrayList<>(1))
                        .add(new TagShare(once(texts, tag.value()), tag.rows()));
            }
        }
        return tags;
    }

    // Issues share what they have in common.
    private static String once(Map<String, String> texts, String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// Where events of these issues lie.
    static EventScope scope(List<Issue> issues, Instant from, Instant to) {
        return new EventScope(KINDS,
                issues.stream().map(Issue::project).collect(Collectors.toSet()), from, to);
    }

    /// Holds for events of these issues; where they are many, for others too.
    static EventPredicate of(List<Issue> issues) {
        return issues.size() <= NAMED_MAX
                ? new EventPredicate.OneOf(new EventExpression.Issue(), issues.stream()
                        .<Object>map(issue -> issue.id().value()).toList())
                : EventPredicate.ALWAYS;
    }
}
