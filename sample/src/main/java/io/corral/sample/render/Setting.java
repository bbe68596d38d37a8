package io.corral.sample.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What an event of some SDK may contain: named texts, groups of alternatives, runs of frames and
/// the parts every event has. A bug lays its own over that of its SDK.
///
/// @param named texts by name, for slots such as `${order}`; expanded once per event
/// @param choices groups of alternatives, for slots such as `${browser.name}`; one per event
/// @param macros runs of frames by name, for frame lines such as `#react`
/// @param event the tree that every event starts from
/// @param breadcrumbs pool from which breadcrumbs are drawn
public record Setting(
        Map<String, String> named,
        Map<String, List<JsonNode>> choices,
        Map<String, List<String>> macros,
        JsonNode event,
        List<JsonNode> breadcrumbs) {

    public Setting {
        named = Map.copyOf(named);
        choices = Map.copyOf(choices);
        macros = Map.copyOf(macros);
        breadcrumbs = List.copyOf(breadcrumbs);
    }

    /// Reads the keys `named`, `choices`, `macros`, `event` and `breadcrumbs`, each optional.
    static Setting read(JsonNode node) {
        var named = new LinkedHashMap<String, String>();
        node.path("named").forEachEntry((name, text) -> named.put(name, text.stringValue()));
        var choices = new LinkedHashMap<String, List<JsonNode>>();
        node.path("choices").forEachEntry((group, list) -> choices.put(group, items(list)));
        var macros = new LinkedHashMap<String, List<String>>();
        node.path("macros").forEachEntry((name, list) -> macros.put(name, texts(list)));
        JsonNode event = node.has("event") ? node.path("event") : Resources.emptyObject();
        return new Setting(named, choices, macros, event, items(node.path("breadcrumbs")));
    }

    /// This setting with another laid over it; the other wins name by name and key by key.
    Setting with(Setting over) {
        var mergedNames = new LinkedHashMap<>(named);
        mergedNames.putAll(over.named);
        var mergedChoices = new LinkedHashMap<>(choices);
        mergedChoices.putAll(over.choices);
        var mergedMacros = new LinkedHashMap<>(macros);
        mergedMacros.putAll(over.macros);
        return new Setting(mergedNames, mergedChoices, mergedMacros,
                Template.merge(event, over.event),
                Stream.concat(breadcrumbs.stream(), over.breadcrumbs.stream()).toList());
    }

    /// This setting with some groups narrowed to the alternatives whose `id` is listed.
    Setting only(Map<String, List<String>> allowed) {
        var narrowed = new LinkedHashMap<>(choices);
        allowed.forEach((group, ids) -> narrowed.put(group, choices.getOrDefault(group, List.of())
                .stream().filter(one -> ids.contains(one.path("id").stringValue(""))).toList()));
        return new Setting(named, narrowed, macros, event, breadcrumbs);
    }

    static List<JsonNode> items(JsonNode list) {
        var items = new ArrayList<JsonNode>();
        list.forEach(items::add);
        return items;
    }

    static List<String> texts(JsonNode list) {
        return items(list).stream().map(JsonNode::stringValue).toList();
    }
}
