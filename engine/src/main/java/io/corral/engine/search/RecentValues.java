package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchKey;
import io.corral.store.event.AttributeSummary;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventFieldType;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What occurs in the events of the last hour, and where that is little, of the last day or two
/// weeks: a short look suffices where much happens. Remembers answers for a minute. Thread-safe;
/// `this` guards what is remembered.
final class RecentValues {

    private static final List<Duration> LOOKS =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(14));
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int ANSWERS_MAX = 500;
    private static final int KEYS_MAX = 200;
    private static final int VALUES_MAX = 12;

    /// With so many keys a longer look brings little.
    private static final int KEYS_ENOUGH = 15;
    private static final int VALUE_LENGTH_MAX = 200;

    private final SearchStores stores;
    private final Map<Asked, Remembered> answers = new LinkedHashMap<>(16, 0.75f, true);

    RecentValues(SearchStores stores) {
        this.stores = stores;
    }

    /// A question.
    ///
    /// @param key null for the keys of tags
    private record Asked(
            Dataset dataset, Set<ProjectId> projects, @Nullable String key, String typed) {}

    private record Remembered(List<?> values, Instant until) {}

    /// Keys of tags, most frequent first.
    List<String> tagKeys(Dataset dataset, SearchScope scope) {
        return attributes(dataset, scope).stream()
                .filter(each -> each.kind() == AttributeSummary.Kind.TAG
                        || each.kind() == AttributeSummary.Kind.TEXT)
                .map(AttributeSummary::key).distinct().toList();
    }

    /// All names values are found under, most frequent first.
    List<AttributeSummary> attributes(Dataset dataset, SearchScope scope) {
        return remembered(new Asked(dataset, scope.projects().keySet(), null, ""), scope,
                KEYS_ENOUGH, from -> stores.events().attributes(
                        scope(dataset, scope, from), KEYS_MAX));
    }

    /// Values of a key of events that contain a text, most frequent first.
    List<String> values(Dataset dataset, String key, String typed, SearchScope scope) {
        EventExpression column = column(dataset, key, scope);
        if (column == null) {
            return List.of();
        }
        return remembered(new Asked(dataset, scope.projects().keySet(), key, typed), scope,
                VALUES_MAX, from -> read(column, typed, scope(dataset, scope, from)));
    }

    private @Nullable EventExpression column(Dataset dataset, String key, SearchScope scope) {
        try {
            EventExpression column = new EventPlanner(dataset, scope, stores.names(scope))
                    .column(new SearchKey.Named(key), key).expression();
            boolean isText = column.type() == EventFieldType.TEXT
                    || column.type() == EventFieldType.TEXTS;
            return isText ? column : null;
        } catch (SearchMistake _) {
            return null;
        }
    }

    private List<String> read(EventExpression column, String typed, EventScope scope) {
        EventPredicate where = typed.isEmpty()
                ? new EventPredicate.Present(column)
                : new EventPredicate.Contains(column, typed);
        EventExpression count = new Count();
        var query = new EventQuery(scope, where, List.of(column, count), null,
                List.of(new Order(count, true)), VALUES_MAX, 0, 0);
        return stores.events().query(query).rows().stream()
                .flatMap(row -> texts(row.getFirst()).stream())
                .filter(text -> !text.isEmpty() && text.length() <= VALUE_LENGTH_MAX)
                .distinct().limit(VALUES_MAX).toList();
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(single.toString());
        };
    }

    private static EventScope scope(Dataset dataset, SearchScope scope, Instant from) {
        return new EventScope(dataset.kinds(), scope.projects().keySet(), from,
                scope.window().to());
    }

    /// Looks back further until there is enough.
    @SuppressWarnings("unchecked") // a question always has answers of one class
    private <T> List<T> remembered(
            Asked asked, SearchScope scope, int enough, Function<Instant, List<T>> look) {
        List<?> known = known(asked, scope.now());
        if (known != null) {
            return (List<T>) known;
        }
        List<T> found = List.of();
        for (Duration back : LOOKS) {
            if (found.size() < enough) {
                found = look.apply(scope.now().minus(back));
            }
        }
        remember(asked, new Remembered(found, scope.now().plus(FRESH)));
        return found;
    }

    private synchronized @Nullable List<?> known(Asked asked, Instant now) {
        Remembered remembered = answers.get(asked);
        return remembered != null && remembered.until.isAfter(now) ? remembered.values : null;
    }

    private synchronized void remember(Asked asked, Remembered remembered) {
        answers.put(asked, remembered);
        if (answers.size() > ANSWERS_MAX) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
