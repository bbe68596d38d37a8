package io.corral.engine.search;

import io.corral.store.event.AttributeSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What can be asked for in a data set: its fields, and the tags, attributes and measurements that
/// young events have. Thread-safe.
public final class AttributeNames {

    private final SearchStores stores;
    private final RecentValues recent;

    public AttributeNames(SearchStores stores) {
        this.stores = stores;
        recent = new RecentValues(stores);
    }

    /// One name.
    ///
    /// @param key as queries write it: `tags[items,number]` for a number of one's own
    /// @param name as people say it
    /// @param own whether an application gave it, not this server
    /// @param hint a word on it; empty for names of applications
    public record Attribute(String key, String name, ValueType type, boolean own, String hint) {}

    /// All names whose text contains a part, fields first, then the most frequent.
    ///
    /// @param dataset one that exists
    /// @param part in any case; empty for all
    public List<Attribute> list(Dataset dataset, String part, SearchScope scope) {
        var planner = new EventPlanner(dataset, scope, stores.names(scope));
        Map<String, Attribute> found = new LinkedHashMap<>();
        FieldWords.of(dataset).forEach((name, hint) -> found.put(name, new Attribute(
                name, name, planner.column(name).type(), false, hint)));
        for (AttributeSummary each : recent.attributes(dataset, scope)) {
            Attribute attribute = attribute(each);
            if (!FieldNames.names().contains(attribute.name())) {
                found.putIfAbsent(attribute.key(), attribute);
            }
        }
        String wanted = part.toLowerCase(Locale.ROOT);
        var all = new ArrayList<>(found.values());
        all.removeIf(each -> !each.name().toLowerCase(Locale.ROOT).contains(wanted));
        return all;
    }

    private static Attribute attribute(AttributeSummary seen) {
        return switch (seen.kind()) {
            case TAG, TEXT ->
                new Attribute(seen.key(), seen.key(), ValueType.STRING, true, "");
            case NUMBER -> new Attribute("tags[" + seen.key() + ",number]", seen.key(),
                    ValueType.NUMBER, true, "");
            case MEASUREMENT -> new Attribute("measurements." + seen.key(),
                    "measurements." + seen.key(), ValueType.NUMBER, false, "");
        };
    }
}
