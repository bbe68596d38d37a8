package io.corral.server.ui.issue;

import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.FilteredEvents.Line;
import io.corral.engine.search.IssueEvents;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.event.Values;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.EventList;
import io.corral.web.page.issue.EventList.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of an issue's events.
final class EventListView {

    private static final int ROWS = 50;
    private static final int OFFSET_MAX = 10_000;
    private static final int TEXT_LENGTH_MAX = 200;
    private static final String OFFSET = "offset";

    private final IssueReading reading;

    EventListView(IssueReading reading) {
        this.reading = reading;
    }

    EventList of(IssuePlace place, Shell shell) {
        int offset = offset(place.visit().query().firstOr(OFFSET, "0"));
        return switch (place.events(reading.events())) {
            case IssueEvents.Filtering.Refused(var sentence) ->
                list(place, shell, sentence, List.of(), offset);
            case IssueEvents.Filtering.Of(var events) ->
                list(place, shell, null, events.lines(offset, ROWS + 1), offset);
        };
    }

    private EventList list(
            IssuePlace place, Shell shell, @Nullable String problem, List<Line> found,
            int offset) {
        boolean hasMore = found.size() > ROWS;
        return new EventList(shell, "Events of " + place.shortId(), place.back(),
                Filters.of(place, "events/", environments(place), problem),
                found.stream().limit(ROWS).map(each -> row(each, place)).toList(),
                offset == 0 ? null : page(place, Math.max(0, offset - ROWS)),
                hasMore && offset + ROWS <= OFFSET_MAX ? page(place, offset + ROWS) : null);
    }

    private List<String> environments(IssuePlace place) {
        return reading.issues().environments(place.issue().id()).stream()
                .map(each -> each.name()).toList();
    }

    private static String page(IssuePlace place, int offset) {
        var events = place.below("events/");
        return (offset == 0 ? events : events.with(OFFSET, Integer.toString(offset)))
                .toString();
    }

    private static int offset(String text) {
        return text.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(text), OFFSET_MAX) : 0;
    }

    private static Row row(FilteredEvents.Line line, IssuePlace place) {
        String id = line.id().toString();
        return new Row(
                place.event(id), id.substring(0, 8),
                Words.ago(line.timestamp(), place.visit().now()), text(line.message()),
                user(line.user()), text(line.release()), text(line.environment()),
                text(line.url()));
    }

    /// The identity without the word that says which one it is.
    private static String user(@Nullable String identity) {
        return identity == null ? "" : text(identity.substring(identity.indexOf(':') + 1));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Values.cut(text, TEXT_LENGTH_MAX);
    }
}
