package io.corral.sample.render;

import io.corral.sample.SdkFlavour;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Every bug this module can tell of, read once from the resources.
public final class BugCatalogue {

    private static final List<String> FILES = List.of("checkout", "web-real", "web-known",
            "web-noise", "api-node", "api-python", "api-java", "api-ruby", "mobile-android",
            "mobile-apple");

    private BugCatalogue() {}

    /// All bugs, in the order of the resources.
    public static List<Bug> all() {
        Map<SdkFlavour, Setting> settings = settings();
        var bugs = new ArrayList<Bug>();
        for (String file : FILES) {
            Resources.read("bugs/" + file + ".json")
                    .forEach(node -> bugs.add(Bug.read(node, settings)));
        }
        return List.copyOf(bugs);
    }

    private static Map<SdkFlavour, Setting> settings() {
        Setting common = Setting.read(Resources.read("scenes/common.json"));
        var settings = new EnumMap<SdkFlavour, Setting>(SdkFlavour.class);
        for (SdkFlavour flavour : SdkFlavour.values()) {
            Setting own = Setting.read(Resources.read("scenes/" + flavour.word() + ".json"));
            settings.put(flavour, common.with(own));
        }
        return settings;
    }
}
