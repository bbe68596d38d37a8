package io.corral.sample.render;

import io.corral.sample.BugKind;
import io.corral.sample.SdkFlavour;
import io.corral.sample.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The description of one bug: the truth about it, how often it happens on the weekend, and what
/// its events have in common.
///
/// @param truth name and kind
/// @param project slug of the project it belongs to
/// @param flavour the SDK that reports it
/// @param events how many events of the weekend are its own
/// @param exceptions the chain as on the wire, innermost cause first; empty for a plain message
/// @param setting everything an event of it may contain
public record Bug(
        Truth truth,
        String project,
        SdkFlavour flavour,
        int events,
        List<JsonNode> exceptions,
        Setting setting) {

    public Bug {
        exceptions = List.copyOf(exceptions);
    }

    static Bug read(JsonNode node, Map<SdkFlavour, Setting> settings) {
        var flavour = SdkFlavour.valueOf(word(node, "sdk"));
        var only = new LinkedHashMap<String, List<String>>();
        node.path("only").forEachEntry((group, ids) -> only.put(group, Setting.texts(ids)));
        Setting below = settings.getOrDefault(flavour, Setting.read(Resources.emptyObject()));
        return new Bug(
                new Truth(node.path("id").stringValue(), BugKind.valueOf(word(node, "kind"))),
                node.path("project").stringValue(),
                flavour,
                node.path("events").intValue(),
                Setting.items(node.path("exceptions")),
                below.with(Setting.read(node)).only(only));
    }

    private static String word(JsonNode node, String key) {
        return node.path(key).stringValue().toUpperCase(Locale.ROOT);
    }
}
