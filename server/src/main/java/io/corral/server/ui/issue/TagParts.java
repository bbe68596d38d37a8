package io.corral.server.ui.issue;

import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.IssueEvents;
import io.corral.server.ui.Address;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.event.TagQueries;
import io.corral.store.StoreException;
import io.corral.store.event.TagSummary;
import io.corral.web.page.issue.TagsPart;
import io.corral.web.page.issue.TagsPart.Tag;
import io.corral.web.page.issue.TagsPart.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the tags of an issue's events are distributed.
final class TagParts {

    private static final int GLANCE_KEYS = 10;
    private static final int GLANCE_VALUES = 4;
    private static final int KEYS_MAX = 200;
    private static final int ALL_VALUES = 8;
    private static final int VALUES_MAX = 500;

    private final IssueReading reading;

    TagParts(IssueReading reading) {
        this.reading = reading;
    }

    /// The most frequent tags with some of their values.
    TagsPart glance(IssuePlace place) {
        return read(place, null, GLANCE_KEYS, GLANCE_VALUES,
                place.below("tags/").toString());
    }

    /// All tags.
    TagsPart all(IssuePlace place) {
        return read(place, null, KEYS_MAX, ALL_VALUES, null);
    }

    /// One tag with all its values.
    TagsPart one(IssuePlace place, String key) {
        return read(place, key, 1, VALUES_MAX, null);
    }

    private TagsPart read(
            IssuePlace place, @Nullable String key, int keys, int values,
            @Nullable String all) {
        return switch (place.events(reading.events())) {
            case IssueEvents.Filtering.Refused(var sentence) ->
                new TagsPart(sentence, List.of(), null);
            case IssueEvents.Filtering.Of(var events) -> {
                try {
                    yield new TagsPart(null, tags(events, place, key, keys, values), all);
                } catch (StoreException e) {
                    yield new TagsPart("There are too many events to count at the moment."
                            + " Choose a shorter time.", List.of(), null);
                }
            }
        };
    }

    /// Those with one value for all events say least, and come last.
    private static List<Tag> tags(
            FilteredEvents events, IssuePlace place, @Nullable String key, int keys,
            int values) {
        return events.tags(key, keys, values).stream()
                .sorted(Comparator.comparing((TagSummary each) -> each.values() == 1))
                .map(each -> tag(each, place)).toList();
    }

    /// One tag. Shares are of the events that have it.
    static Tag tag(TagSummary tag, IssuePlace place) {
        Address issue = place.below("");
        List<Value> values = tag.top().stream()
                .map(value -> value(tag, value, issue)).toList();
        long others = tag.values() - tag.top().size();
        return new Tag(
                tag.key(), place.below("tags/" + encoded(tag.key()) + "/").toString(), values,
                others <= 0 ? "" : Words.many(others, "other value"));
    }

    private static String encoded(String key) {
        return Address.segment(key);
    }

    private static Value value(TagSummary tag, TagSummary.Value value, Address issue) {
        double percent = tag.rows() == 0 ? 0 : 100.0 * value.rows() / tag.rows();
        return new Value(
                value.value(), Words.number(value.rows()), share(percent),
                String.format(Locale.ROOT, "%.1f", percent),
                issue.with(IssueFilter.QUERY, TagQueries.of(tag.key(), value.value()))
                        .toString());
    }

    static String share(double percent) {
        if (percent > 0 && percent < 1) {
            return "<1 %";
        }
        return percent > 99 && percent < 100
                ? ">99 %"
                : Math.round(percent) + " %";
    }
}
